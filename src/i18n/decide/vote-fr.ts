import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { vote as english } from './vote-en.ts';

const { number } = formatsFor('fr');

export const vote: typeof english = {
  title: 'Voter',
  yours: 'Votre position',
  yourVote: 'Votre vote',
  positions: {
    yes: 'Pour',
    no: 'Contre',
    abstain: 'Abstention',
    block: 'Objection',
    consent: 'Je consens',
    in: 'J’en suis',
    out: 'Pas cette fois',
  },
  prompts: {
    yes: 'Qu’est-ce qui vous convainc ?',
    no: 'Que faudrait-il changer pour que vous soyez pour ?',
    abstain: 'Que vous manque-t-il pour vous décider ?',
    block: 'Quel tort, ou quel principe ? Et qu’est-ce qui lèverait votre objection ?',
    gradient: 'Qu’est-ce qui vous ferait monter d’un degré ?',
    other: 'Pourquoi ? Cela aide les autres à peser.',
  },
  reason: 'Votre raison',
  reasonPublic: 'facultative, publique',
  reasonLater: 'facultative, publiée à la clôture du vote',
  reasonAsked: (positions) => `Nécessaire pour : ${positions}.`,
  reasonHint: 'Une réponse publique à la proposition. On pourra y répondre.',
  cast: 'Voter',
  change: 'Changer mon vote',
  thanks: (until) => `Votre vote est enregistré. Vous pouvez le changer jusqu’au ${until}.`,
  yourStance: (what) => `Vous avez dit : ${what}.`,
  changeUntil: (until) => `Modifiable jusqu’au ${until}.`,
  publicNotes: {
    live: 'Vote public : votre nom, votre position et votre raison sont lisibles par tout le monde.',
    'after-vote':
      'Vote public : votre nom, votre position et votre raison sont lisibles par qui a voté, puis par tout le monde à la clôture du vote.',
    'at-close':
      'Vote public : votre nom, votre position et votre raison seront lisibles par tout le monde à la clôture du vote.',
  },
  confidentialNote:
    'Vote confidentiel : les membres ne sauront jamais qui a choisi quoi, et rien n’en sera publié plus tard. Qui tient le serveur pourrait le savoir tant que le vote est en cours.',
  votingAs: 'Qui vote ?',
  self: 'Moi',
  organisation: (name) => `${name}, pour qui vous votez`,
  chooseUpTo: (n) => (n === 1 ? 'Choisissez-en une.' : `Choisissez-en ${number(n)} au plus.`),
  approveAll: 'Cochez tout ce qui vous convient.',
  scoreEach: (most) => `Donnez à chacune de 0 à ${number(most)} ; laissez vide ce que vous ne voulez pas juger.`,
  noScore: 'sans réponse',
  judgeEach: 'Jugez chacune. Ce que vous laissez de côté compte comme la plus basse mention.',
  timeEach: 'Dites pour chaque date si vous pouvez venir.',
  times: { 2: 'Oui', 1: 'Peut-être', 0: 'Non' },
  rankEach:
    'Mettez 1 devant votre premier choix, 2 devant le deuxième, et ainsi de suite. Laissez vide ce que vous ne classez pas ; des nombres égaux sont à égalité.',
  rankDrag: 'Faites glisser pour ranger, ou servez-vous des flèches. Ce qui est sous le trait n’est pas classé.',
  rankOf: (name) => `Rang de ${name}`,
  rankUp: (name) => `${name} : monter`,
  rankDown: (name) => `${name} : descendre`,
  rankMoved: (name, rank) => `${name} : rang ${rank}.`,
  notRanked: 'non classé',
  statement: 'Ce que la personne veut faire',
  noStatement: 'Pas de déclaration.',
  gradients: [
    { name: 'Je soutiens pleinement', what: 'Cela me plaît.' },
    { name: 'D’accord, à un détail près', what: 'Dans l’ensemble, cela me plaît.' },
    { name: 'D’accord avec des réserves', what: 'Je peux vivre avec.' },
    { name: 'Abstention', what: 'Je n’ai pas d’avis.' },
    { name: 'Il faut en parler encore', what: 'Je ne le comprends pas encore assez.' },
    { name: 'Cela ne me plaît pas, je suivrai', what: 'Pas idéal, mais je ne m’y opposerai pas.' },
    { name: 'Désaccord sérieux', what: 'Je n’arrête personne, mais ce sera sans moi.' },
    { name: 'Veto', what: 'Je bloque : c’est un tort ou contraire à un principe.' },
  ],
  signIn: 'Se connecter pour voter',
  signInText: 'Ce sont les membres de la coopérative qui votent.',
  join: 'Devenir membre',
  notElector: 'Vous n’êtes pas sur la liste de ce vote : elle a été arrêtée à son ouverture.',
  notMember: 'Les membres votent. Tout le monde peut lire et répondre.',
  drawn: 'Personne ne vote ici : à la clôture, le sort choisit parmi les candidatures.',
  hiddenUntilVote: 'Vous verrez le décompte après avoir voté.',
  hiddenUntilClose: 'Le décompte paraît à la clôture.',
  faults: {
    choose: 'Choisissez une des réponses.',
    chooseSome: 'Choisissez au moins une option.',
    rankSome: 'Classez au moins une option.',
    scoreSome: 'Répondez pour au moins une option.',
  },
  votes: (n) => `${number(n)} ${plural('fr', n, { one: 'vote', other: 'votes', many: 'de votes' })}`,
  votesOf: (n, electors) =>
    `${number(n)} ${plural('fr', n, { one: 'vote', other: 'votes', many: 'de votes' })} sur ${number(electors)}`,
};
