import type { shortcuts as english } from './en.ts';

export const shortcuts: typeof english = {
  title: 'Raccourcis clavier',
  description: 'Les touches qui agissent sur les pages quand on est connecté.',
  lede: 'Appuyez sur ? sur n’importe quelle page pour les voir. Ils se taisent quand vous écrivez, et dans une fenêtre ouverte au-dessus de la page.',
  signedIn: 'Ils marchent une fois connecté.',
  settings: 'Les désactiver dans vos réglages',
  off: 'Désactiver les raccourcis clavier',
  offNote:
    'Les lettres ne font alors rien d’elles-mêmes : pour qui parle à son ordinateur, ou touche le clavier sans le vouloir.',
  inTurn: 'puis',
  groups: [
    {
      title: 'Lire',
      keys: [
        { keys: ['j'], does: 'Publication suivante' },
        { keys: ['k'], does: 'Publication précédente' },
        { keys: ['o', 'Entrée'], does: 'Ouvrir la publication' },
        { keys: ['p'], does: 'Ouvrir la page de son auteur' },
        { keys: ['x'], does: 'Montrer ou cacher ce qui est derrière un avertissement' },
        { keys: ['.'], does: 'Remonter en haut, avec les nouveautés' },
      ],
    },
    {
      title: 'Agir',
      keys: [
        { keys: ['r'], does: 'Répondre' },
        { keys: ['f'], does: 'Aimer' },
        { keys: ['b'], does: 'Relayer' },
        { keys: ['d'], does: 'Mettre en signet' },
        { keys: ['n'], does: 'Écrire une publication' },
        { keys: ['/'], does: 'Chercher' },
        { keys: ['?'], does: 'Cette liste' },
      ],
    },
    {
      title: 'Aller',
      keys: [
        { keys: ['g', 'h'], does: 'Accueil', inTurn: true },
        { keys: ['g', 'u'], does: 'Rattraper', inTurn: true },
        { keys: ['g', 'e'], does: 'Explorer', inTurn: true },
        { keys: ['g', 'd'], does: 'Décider', inTurn: true },
        { keys: ['g', 'c'], does: 'Campagnes', inTurn: true },
        { keys: ['g', 'i'], does: 'Boîte', inTurn: true },
      ],
    },
  ],
};
