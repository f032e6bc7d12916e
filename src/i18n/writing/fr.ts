import type { writing as english } from './en.ts';

export const writing: typeof english = {
  errors: {
    tooMany: (most) => `On publie jusqu’à ${most} publications à la fois. Publiez celles-ci, puis continuez.`,
    tooManyDrafts: (most) => `Vous pouvez garder ${most} brouillons au plus. Publiez ou supprimez-en d’abord.`,
    moment: 'Choisissez un moment à venir, d’ici un an.',
  },
  next: (n) => `Publication ${n}`,
  another: 'Ajouter une publication',
  keep: 'Garder en brouillon',
  later: 'Publier plus tard',
  at: 'Quand elle part',
  atHint: 'Laissez vide pour publier maintenant.',
  held: (n) => (n === 1 ? 'Une image est gardée avec ce brouillon.' : `${n} images sont gardées avec ce brouillon.`),
  drafts: {
    title: 'Brouillons',
    detail: 'Ce que vous avez commencé, et ce qui part plus tard',
    emptyTitle: 'Aucun brouillon',
    empty: 'Ce que vous gardez en écrivant, et ce qui doit partir plus tard, attend ici. Vous seul le voyez.',
    due: (when) => `part ${when}`,
    refused: 'Ce brouillon n’a pas pu partir à son heure : ce qu’il cite ou à quoi il répond n’est peut-être plus là.',
    go: 'Reprendre',
    delete: 'Supprimer',
    deleteThis: (text) => `Supprimer ce brouillon : ${text}`,
    nothing: 'Sans mots',
    parts: (n) => (n < 2 ? '' : `${n} publications`),
  },
};
