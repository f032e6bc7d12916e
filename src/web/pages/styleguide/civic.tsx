import {
  Assembly,
  type Change,
  Changes,
  ChangesTable,
  Chip,
  Meter,
  Paper,
  RuleList,
  ShareButton,
  StanceButtons,
  Stance,
  Tally,
  Thermometer,
  Row,
} from '../../components.ts';
import { useFormats, usePage } from '../../page-context.ts';
import { Pair, Specimen } from './specimen.tsx';
import { guideWords } from './words.ts';

const COPY = {
  en: {
    proposal: 'Proposal no. 43',
    closes: 'closes tomorrow, 18:00',
    title: 'Publish the resolution in five languages before 22 May',
    ifPasses: 'If it passes',
    kind: 'Public vote: each position is visible, and can be changed until it closes.',
    budget: 'Budget “Translations” 2017',
    mandate: 'Mandate to coordinate translations',
    nobody: 'nobody',
    salome: 'Salomé Vidal, until 31 December',
    duty: 'To do outside the server',
    publish: 'Publish the resolution in five languages',
    proof: 'Translations circle, before 19 May. Proof: five links.',
    rules: [
      ['At least 21 in favour, the support floor for 184 members.', '74: reached.'],
      ['More in favour than against.', '81% in favour: reached.'],
      ['Objections under 10% of the votes.', '3 of 103, that is 2.9%.'],
      ['Then three days to ask for another look, before anything is done.', undefined],
    ],
    campaign: 'Campaign',
    waiting: '208 waiting for confirmation',
    twitter: 'What if we bought Twitter?',
    signatures: 'confirmed signatures',
    after: 'At 5,000 the call is handed to the board. 1,588 to go.',
    signed: 'You signed on 4 October.',
    spending: 'Campaign',
  },
  fr: {
    proposal: 'Proposition n° 43',
    closes: 'clôt demain, 18 h',
    title: 'Publier la résolution en cinq langues avant le 22 mai',
    ifPasses: 'Si c’est adopté',
    kind: 'Vote public : chaque position est visible, et modifiable jusqu’à la clôture.',
    budget: 'Budget « Traductions » 2017',
    mandate: 'Mandat de coordination des traductions',
    nobody: 'personne',
    salome: 'Salomé Vidal, jusqu’au 31 décembre',
    duty: 'À faire hors du serveur',
    publish: 'Publier la résolution en cinq langues',
    proof: 'Cercle Traductions, avant le 19 mai. Preuve attendue : cinq liens.',
    rules: [
      ['Au moins 21 pour, le seuil de soutien pour 184 membres.', '74 : atteint.'],
      ['Plus de pour que de contre.', '81 % de pour : atteint.'],
      ['Des objections sous 10 % des votes.', '3 sur 103, soit 2,9 %.'],
      ['Puis trois jours pour demander un réexamen, avant toute exécution.', undefined],
    ],
    campaign: 'Campagne',
    waiting: '208 en attente de confirmation',
    twitter: 'Et si nous rachetions Twitter ?',
    signatures: 'signatures confirmées',
    after: 'À 5 000, l’appel est remis à la direction. Encore 1 588.',
    signed: 'Vous avez signé le 4 octobre.',
    spending: 'Campagne',
  },
};

const COUNTS = { agree: 74, abstain: 9, against: 17, object: 3 };

function useChanges(): Change[] {
  const { locale } = usePage();
  const f = useFormats();
  const t = COPY[locale];
  const euros = (amount: bigint) => f.money({ amount, currency: 'EUR' }, { short: true });
  return [
    { icon: 'coins', what: t.budget, before: euros(30000n), after: euros(150000n) },
    { icon: 'key-round', what: t.mandate, before: t.nobody, after: t.salome },
    { icon: 'circle-dashed', what: t.duty, after: t.publish, duty: true, note: t.proof },
  ];
}

export function CampaignPaper({ id }: { id: string }) {
  const t = COPY[usePage().locale];
  return (
    <Paper
      id={id}
      tone="amber"
      icon="megaphone"
      what={t.campaign}
      status={t.waiting}
      title={t.twitter}
      href="#gathering"
      foot={
        <>
          <span>{t.signed}</span>
          <ShareButton url="/c/we-are" title={t.twitter} fallback="#share" />
        </>
      }
    >
      <Thermometer confirmed={3412} pending={208} goal={5000} label={t.signatures} />
      <p class="small muted">{t.after}</p>
    </Paper>
  );
}

export function Civic() {
  const { locale } = usePage();
  const f = useFormats();
  const words = guideWords(locale);
  const t = COPY[locale];
  const changes = useChanges();
  const euros = (value: number) => f.money({ amount: BigInt(value), currency: 'EUR' }, { short: true });
  return (
    <>
      <Specimen id="civic" about={words.civic}>
        <Paper
          id="proposal"
          icon="vote"
          what={t.proposal}
          status={
            <Chip tone="time" icon="clock">
              {t.closes}
            </Chip>
          }
          title={t.title}
          href="#civic"
          foot={<span>{t.kind}</span>}
        >
          <div class="stack flow-2">
            <p class="label">{t.ifPasses}</p>
            <Changes changes={changes} />
          </div>
          <Tally electors={184} counts={COUNTS} floor={21} />
          <StanceButtons name="s1" />
        </Paper>
        <Paper>
          <StanceButtons name="s2" value="agree" legend={t.proposal} />
          <div class="stances">
            <span class="stance c-agree is-hover">{words.states.hover}</span>
            <span class="stance c-abstain is-focus">{words.states.focus}</span>
            <span class="stance c-against is-active">{words.states.active}</span>
            <span class="stance c-object is-on">
              <Stance kind="object" />
            </span>
          </div>
          <StanceButtons name="s3" value="against" mode="send" />
          <StanceButtons name="s4" disabled />
          <Tally electors={12} counts={{ agree: 0, abstain: 0, against: 0, object: 0 }} floor={9} />
          <Row>
            <Stance kind="agree" />
            <Stance kind="abstain" />
            <Stance kind="against" />
            <Stance kind="object" />
          </Row>
        </Paper>
      </Specimen>
      <Specimen id="changes" about={words.changes}>
        <ChangesTable changes={changes} />
      </Specimen>
      <Specimen id="rules" about={words.rules}>
        <RuleList
          conditions={t.rules.map(([text, now], i) => ({
            state: i === 3 ? ('wait' as const) : ('met' as const),
            text,
            now,
          }))}
        />
      </Specimen>
      <Specimen id="gathering" about={words.gathering}>
        <Pair>
          <Thermometer confirmed={3412} pending={208} goal={5000} label={t.signatures} />
          <Meter label={t.spending} used={191540} held={64000} total={400000} figure={euros} />
          <Thermometer confirmed={6120} goal={5000} label={t.signatures} />
          <Meter label={t.spending} used={42000} total={40000} figure={euros} />
        </Pair>
        <Assembly confirmed={3412} pending={208} goal={5000} />
        <Pair>
          <Assembly confirmed={7} pending={2} goal={12} />
          <Assembly confirmed={1_000_412} goal={1_000_000} />
        </Pair>
      </Specimen>
    </>
  );
}
