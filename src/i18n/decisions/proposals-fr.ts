import { formatsFor } from '../format.ts';
import type { proposals as english } from './proposals-en.ts';

const { number } = formatsFor('fr');
const said = (reasons: readonly string[]): string =>
  reasons
    .map((reason) =>
      reason
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n'),
    )
    .join('\n\n');

export const proposals: typeof english = {
  proposals: {
    hold: {
      title: (n) => `La décision ${number(n)} doit-elle prendre effet ?`,
      body: (n, title, reasons) =>
        [
          `Des membres ont suspendu la décision ${number(n)}, « ${title} », avant son effet. Voici ce qu’ils disent :`,
          said(reasons),
          'Si cette proposition est adoptée, la décision prend effet aussitôt. Sinon, elle est abandonnée.',
        ].join('\n\n'),
    },
    callIn: {
      title: (n) => `Annuler les effets de la décision ${number(n)}`,
      body: (n, title) =>
        `Des membres demandent à tous de se prononcer sur la décision ${number(n)}, « ${title} », prise par un cercle et déjà suivie d’effet. Si cette proposition est adoptée, ce qu’elle a changé est rétabli. Sinon, elle demeure.`,
    },
    undo: {
      title: (n) => `Annuler les effets de la décision ${number(n)}`,
      body: (n, title) =>
        `La décision ${number(n)}, « ${title} », a pris effet. Si cette proposition est adoptée, ce qu’elle a changé est rétabli.`,
    },
    review: {
      title: (n) => `Réexamen : mettre fin à la décision ${number(n)} ?`,
      body: (n, title, whole) =>
        [
          `La décision ${number(n)}, « ${title} », devait être réexaminée aujourd’hui.`,
          whole
            ? 'Si cette proposition est adoptée, elle prend fin : ce qu’elle a changé est rétabli. Sinon, elle demeure pour la même durée.'
            : 'Si cette proposition est adoptée, elle prend fin. Le serveur ne peut pas rétablir tout ce qu’elle a changé : dites dans le débat qui fait quoi. Sinon, elle demeure pour la même durée.',
        ].join('\n\n'),
    },
    succession: {
      title: (mandate) => `Élection : ${mandate}`,
      drawTitle: (mandate) => `Tirage au sort : ${mandate}`,
      body: (mandate, day) =>
        `Le mandat « ${mandate} » prend fin le ${day}. Qui le reprend ? Proposez quelqu’un, ou vous-même : chaque personne proposée dit si elle accepte.`,
    },
    emergency: {
      title: (action) => `Ratifier un acte d’urgence : ${action}`,
      body: (reason, day) =>
        [
          'La personne qui tient le mandat a agi tout de suite, car cela ne pouvait pas attendre. Sa raison :',
          said([reason]),
          `Si cette proposition est adoptée, l’acte demeure. Sinon, ou si rien n’est décidé le ${day}, il est défait de lui-même.`,
        ].join('\n\n'),
    },
  },
  refusals: {
    windowOver: 'Le temps des objections est passé, ou n’a pas commencé.',
    notOnTheRoll: 'Seules les personnes qui pouvaient voter sur cette question peuvent s’y opposer.',
    noVote: 'Seuls les membres qui votent peuvent le demander.',
    calledIn: 'Des membres l’ont portée devant tous : c’est à tout le monde d’en décider maintenant.',
    notToCallIn: 'On ne peut porter devant tous que ce qu’un cercle décide, ou a décidé sans que ce soit annulé.',
    notExecuted: 'On ne peut annuler que ce qui a pris effet.',
    undone: 'Les effets de cette décision sont déjà annulés.',
    irreversible: 'Une partie de ce que cette décision a changé ne peut pas être rétablie.',
    noEmergency: 'Cela ne fait pas partie de ce qui peut se faire tout de suite.',
    actedBefore: (days: number) =>
      `Les membres n’ont pas ratifié cet acte il y a moins de ${days} jours. Proposez-le : c’est à eux d’en décider d’abord.`,
    notYourMandate: 'Seule la personne qui tient le mandat voulu peut le faire tout de suite.',
    notYourDuty: 'Seule la personne à qui cette tâche est confiée, ou un secrétaire, peut dire qu’elle est faite.',
    askedByItself:
      'Le serveur pose cette question de lui-même, parce que des membres ou le calendrier le demandent : personne ne la change ni ne la retire.',
    dutyDone: 'Cette tâche est déjà faite.',
  },
};
