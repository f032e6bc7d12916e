import { COMMITMENT_KINDS, type CommitmentKind, makeCommitment, writeReason } from '#campaigns';
import type { Tx } from '#db';
import type { Locale } from '#i18n';

/** Where signers of the story live, each as often as it stands here; the empty ones do not say. */
export const homes: Readonly<Record<Locale, readonly string[]>> = {
  fr: 'FR-IDF FR-IDF FR-IDF FR-ARA FR-ARA FR-BRE FR-BRE FR-PDL FR-OCC FR-OCC FR-PAC FR-HDF FR-NAQ FR-GES FR FR BE BE BE CH CH CA CA SN TN MA GB GB US DE ES IT PT LU CI'.split(
    ' ',
  ),
  en: 'GB-ENG GB-ENG GB-ENG GB-ENG GB-SCT GB-SCT GB-WLS GB-NIR GB GB US US US US US CA CA IE IE AU NZ FR FR FR BE DE DE NL ES IT NO SE IN ZA NG BR JP'.split(
    ' ',
  ),
};

/** A few from everywhere: too few of each to be shown. */
export const rare = 'AR MX CL GR PL RO FI DK CZ KE GH EG TR KR PH MU'.split(' ');

/** Why some signed: invented, as the people are. */
const reasons: Readonly<Record<Locale, readonly string[]>> = {
  fr: [
    'J’y ai trouvé mon métier, mes amis et la moitié de mes disputes. J’aimerais en avoir aussi la clé.',
    'Ma banque m’appartient, mon magasin m’appartient. Pourquoi pas l’endroit où je parle ?',
    'Parce qu’on ne vend pas une place publique sans demander aux gens qui s’y tiennent.',
    'Je suis sourde : c’est là que j’ai entendu le plus de monde.',
    'Pour que mes élèves voient que cela se peut.',
    'Onze ans de publications. Je voudrais savoir chez qui elles habitent.',
    'On m’a dit que c’était irréaliste. C’est ce qu’on disait de la laiterie.',
    'Je suis journaliste. Je ne voudrais pas que mon carnet d’adresses change de mains sans moi.',
    'Une coopérative, ça se trompe aussi. Mais ça se trompe devant tout le monde.',
    'Pour la grève de mars, c’est là qu’on s’est retrouvés.',
    'Signé sans trop y croire, resté pour les gens.',
  ],
  en: [
    'I found my trade, my friends and half of my quarrels there. I would like a key as well.',
    'My bank is mine, my shop is mine. Why not the place where I speak?',
    'Nobody should sell a public square without asking those who stand in it.',
    'I am deaf: it is where I have heard the most people.',
    'So that my pupils see it can be done.',
    'Eleven years of posts. I want to know whose house they live in.',
    'They told me it was unrealistic. They said so of the dairy.',
    'I am a reporter. I would rather my address book did not change hands without me.',
    'A co-op gets things wrong as well. But it gets them wrong in front of everybody.',
    'It is where we found each other in the March strike.',
    'I signed without quite believing it, and stayed for the people.',
  ],
};

const AMOUNTS = ['10', '20', '25', '50', '100', '200', '500'] as const;
const LANGUAGES = ['de', 'es', 'it', 'pt', 'ar', 'nl', 'ca', 'tr', 'pl', 'wo', 'ja'] as const;
const SKILLS: Readonly<Record<Locale, string>> = { fr: 'Relire, le soir', en: 'Proof-reading, in the evening' };
const PLACES: Readonly<Record<Locale, string>> = { fr: 'Une salle de vingt places', en: 'A room for twenty' };
/** Until as many of them as the story tells of hold shares: 323. */
const LAST_HOLDER = 1696;

/** What signer number `n` adds once they have confirmed. */
export async function addBeside(tx: Tx, n: number, o: { token: string; name: string; locale: Locale }): Promise<void> {
  const { token, name, locale } = o;
  const given: Partial<Record<CommitmentKind, Record<string, unknown>>> = {
    ...(n % 5 === 1 &&
      n <= LAST_HOLDER && {
        shares: { shares: String(1 + ((n * 37) % 180)), since: '2014-11-07', mayWrite: n % 2 },
      }),
    ...(n % 9 === 4 && { pledge: { amount: AMOUNTS[n % AMOUNTS.length], mayWrite: n % 2 } }),
    ...(n % 47 === 3 && { language: { languages: [LANGUAGES[n % LANGUAGES.length]], mayWrite: 'on' } }),
    ...(n % 61 === 7 && { skill: { skill: SKILLS[locale], mayWrite: 'on' } }),
    ...(n % 83 === 9 && { place: { offer: PLACES[locale], mayWrite: 'on' } }),
  };
  for (const kind of COMMITMENT_KINDS) {
    const fields = given[kind];
    if (fields) await makeCommitment(tx, token, kind, { ...fields, mayWrite: fields['mayWrite'] ? 'on' : '' });
  }
  const words = reasons[locale];
  const reason = n % 331 === 11 ? words[Math.floor(n / 331)] : undefined;
  if (reason === undefined) return;
  await writeReason(tx, token, { reason, firstName: name, place: '', publish: true });
}
