import { bylawsEn, type Particulars } from './bylaws-en.ts';
import { bylawsFr } from './bylaws-fr.ts';
import type { CoopModel } from './model.ts';

/** What every form may ask those who apply. */
export const why = {
  question: { en: 'What brings you here?', fr: 'Qu’est-ce qui vous amène ?' },
  required: true,
} satisfies CoopModel['questions'][number];

export const part = {
  question: {
    en: 'What would you like to take part in, if anything?',
    fr: 'À quoi aimeriez-vous prendre part, s’il y a quelque chose ?',
  },
  required: false,
} satisfies CoopModel['questions'][number];

/** The mandates without which a co-op cannot work, and two that one with a network needs. */
export const firstMandates: CoopModel['mandates'] = [
  { title: { en: 'Secretary', fr: 'Secrétariat' }, role: 'secretary', months: 12 },
  { title: { en: 'Treasurer', fr: 'Trésorerie' }, role: 'treasurer', months: 12 },
  { title: { en: 'Moderation', fr: 'Modération' }, role: 'moderator', months: 6 },
  { title: { en: 'Campaigns', fr: 'Campagnes' }, role: 'organiser', months: 12 },
];

export const users = {
  key: 'user',
  name: { en: 'User', fr: 'Usager' },
  description: { en: 'Uses what the co-op provides.', fr: 'Se sert de ce que la coopérative propose.' },
} satisfies CoopModel['classes'][number];

export const workers = {
  key: 'worker',
  name: { en: 'Worker', fr: 'Salarié' },
  description: { en: 'Works for the co-op and is paid by it.', fr: 'Travaille pour la coopérative, qui le rémunère.' },
} satisfies CoopModel['classes'][number];

export const supporters = {
  key: 'supporter',
  name: { en: 'Supporter', fr: 'Soutien' },
  description: {
    en: 'Helps it in another way: by time, advice or money.',
    fr: 'L’aide autrement : par du temps, des conseils ou de l’argent.',
  },
} satisfies CoopModel['classes'][number];

export const bylaws = (en: Particulars, fr: Particulars): CoopModel['bylaws'] => ({
  en: bylawsEn(en),
  fr: bylawsFr(fr),
});

/** The day on which these forms were read in their sources. */
export const AS_OF = '2026-11-23';

export const ICA = {
  title: 'International Cooperative Alliance, Statement on the Cooperative Identity (1995)',
  url: 'https://ica.coop/en/cooperatives/cooperative-identity',
};
