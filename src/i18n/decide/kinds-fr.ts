import type { groups as englishGroups, kinds as english } from './kinds-en.ts';

export const kinds: typeof english = {
  'sense-check': { name: 'Prise de température', what: 'Où en est chacun, avant que rien ne soit gravé ?' },
  advice: { name: 'Avis', what: 'Vous déciderez, après avoir entendu ceux qui savent et ceux que cela touche.' },
  'count-me-in': {
    name: 'Qui en est ?',
    what: 'Qui participe ? Fixez combien il faut de monde, s’il en faut un nombre.',
  },
  'time-poll': { name: 'Choix d’une date', what: 'Quand peut-on se retrouver ? Oui, peut-être ou non à chaque date.' },
  consent: {
    name: 'Consentement',
    what: 'C’est adopté tant que trop d’objections ne s’y opposent. Pour ce qu’on peut essayer sans risque et défaire.',
  },
  consensus: {
    name: 'Consensus',
    what: 'Pour, abstention, contre ou objection : pour ce avec quoi chacun devra vivre.',
  },
  gradients: {
    name: 'Degrés d’accord',
    what: 'Huit degrés, du plein soutien au veto : on voit ce que vaut un oui.',
  },
  'yes-no': { name: 'Oui ou non', what: 'Pour, contre ou abstention. La façon la plus simple de décider.' },
  'multiple-choice': {
    name: 'Choix',
    what: 'Chacun choisit une option, ou plusieurs si vous le permettez. La plus choisie l’emporte.',
  },
  approval: {
    name: 'Approbation',
    what: 'Chacun coche tout ce qui lui convient. Excellent quand des options se ressemblent.',
  },
  score: { name: 'Notes', what: 'Chacun donne des points à chaque option : combien, et pas seulement laquelle.' },
  ranked: { name: 'Classement', what: 'Chacun range les options. Pour un résultat que la plupart peuvent accepter.' },
  'majority-judgment': {
    name: 'Jugement majoritaire',
    what: 'Chacun juge chaque option avec des mots, d’« à rejeter » à « excellent ». La meilleure médiane l’emporte.',
  },
  election: {
    name: 'Élection',
    what: 'Des personnes se présentent, disent ce qu’elles veulent faire, et reçoivent un mandat qui a une fin.',
  },
};

export const groups: typeof englishGroups = {
  ask: { title: 'Demander', text: 'Rien n’est décidé : on apprend ce que pensent les membres.' },
  agree: { title: 'Se mettre d’accord', text: 'Un texte, une décision.' },
  choose: { title: 'Choisir', text: 'Plusieurs options, une ou plusieurs l’emportent.' },
  elect: { title: 'Élire', text: 'Quelqu’un reçoit un mandat.' },
};
