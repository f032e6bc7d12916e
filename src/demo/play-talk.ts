import type { Actor } from '#accounts';
import type { Deps } from '#deps';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { announce, createPost, offerPack, savePack } from '#network';
import { momentOf, type Step } from './time.ts';

interface Stage {
  readonly deps: Pick<Deps, 'transact'>;
  readonly locale: Locale;
  playerOf(handle: string): Actor;
}

const WORDS = {
  pack: {
    fr: { title: 'Par où commencer', words: 'Celles et ceux qui portent la campagne, et les mots qui vont avec.' },
    en: { title: 'Where to begin', words: 'Those who carry the campaign, and the words that go with it.' },
  },
  textFr:
    'Samedi de 9 h à 10 h, le serveur change de machine : on ne pourra rien publier pendant ce temps. Rien ne sera perdu.',
  textEn:
    'On Saturday from nine to ten the server moves to another machine: nothing can be posted meanwhile. Nothing will be lost.',
  asked: {
    fr: '@ruth Tu fais le voyage jusqu’à l’assemblée ? Il reste deux places dans la voiture de Yann.',
    en: '@ruth Are you coming to the meeting? There are two seats left in Yann’s car.',
  },
  answered: {
    fr: '@amina Oui. Je prends le café et les onze actions.',
    en: '@amina I am. I bring coffee and the eleven shares.',
  },
} as const;

/** Early on, a pack for newcomers; in May, what the server tells everybody, and two people who share a car. */
export function talkSteps({ deps, locale, playerOf }: Stage): Step[] {
  let asked: Id<'post'>;
  return [
    {
      at: momentOf(20, '19:00'),
      run: () =>
        deps.transact(async (tx) => {
          const who = '@amina @ruth @paul @lea @tom @noe #WeAreTwitter';
          const { id } = await savePack(tx, playerOf('lea'), { ...WORDS.pack[locale], who });
          await offerPack(tx, playerOf('amina'), id, true);
        }),
    },
    {
      at: momentOf(219, '09:00'),
      run: () =>
        deps.transact((tx) => {
          const { textFr, textEn } = WORDS;
          const [startsAt, endsAt] = [momentOf(223, '09:00'), momentOf(223, '10:00')].map((at) => at.toISOString());
          const when = { publishAt: '', startsAt: startsAt ?? '', endsAt: endsAt ?? '', allDay: false };
          return announce(tx, playerOf('amina'), { textFr, textEn, ...when });
        }),
    },
    {
      at: momentOf(220, '18:20'),
      run: () =>
        deps.transact(async (tx) => {
          const text = WORDS.asked[locale];
          ({ id: asked } = await createPost(tx, playerOf('amina'), { text, visibility: 'direct', language: locale }));
        }),
    },
    {
      at: momentOf(220, '18:45'),
      run: () =>
        deps.transact((tx) =>
          createPost(tx, playerOf('ruth'), { text: WORDS.answered[locale], replyTo: asked, language: locale }),
        ),
    },
  ];
}
