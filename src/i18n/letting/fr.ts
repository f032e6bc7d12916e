import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';
import type { letting as english } from './en.ts';

const { number } = formatsFor('fr');
const count = (n: number, one: string, other: string) => `${number(n)} ${plural('fr', n, { one, other })}`;

export const letting: typeof english = {
  policy: {
    title: 'Qui vous atteint',
    lede: 'Pour ce qu’on vous adresse : mentions, réponses, « J’aime », relais, abonnements. Votes, tâches et modération arrivent toujours.',
    notFollowing: 'Les personnes que vous ne suivez pas',
    notFollowers: 'Les personnes qui ne vous suivent pas',
    notFollowersHint: 'Ou depuis moins de trois jours.',
    newAccounts: 'Les nouveaux comptes',
    newAccountsHint: 'Créés dans les 30 derniers jours, sauf si vous les suivez.',
    privateMentions: 'Les messages privés de personnes que vous ne suivez pas',
    privateMentionsHint: 'Sauf si vous leur avez écrit d’abord dans la même conversation.',
    limitedAccounts: 'Les comptes limités par la modération',
    limitedAccountsHint: 'Sauf si vous les suivez.',
    ways: { accept: 'Laisser entrer', filter: 'Mettre de côté, je déciderai', drop: 'Ignorer' },
    several:
      'Quand plusieurs cas valent pour quelqu’un, le plus strict l’emporte. Qui vous avez laissé entrer entre toujours.',
  },
  requests: {
    title: 'En attente à votre porte',
    link: (people) => `${count(people, 'personne attend', 'personnes attendent')} à votre porte`,
    lede: 'Personne n’en est averti. Qui vous laissez entrer passe ensuite toujours.',
    news: (n) => count(n, 'nouvelle', 'nouvelles'),
    accept: 'Laisser entrer',
    acceptName: (name) => `Laisser entrer ${name}`,
    dismiss: 'Ranger',
    dismissName: (name) => `Ranger les nouvelles de ${name}`,
    emptyTitle: 'Personne n’attend',
    empty: 'Vous choisissez de qui les nouvelles sont mises de côté. Elles vous attendent ici.',
    settings: 'Choisir qui vous atteint',
  },
  letIn: {
    title: 'Toujours admis',
    lede: 'Leurs nouvelles arrivent quoi que vous ayez choisi plus haut, puisque vous les avez laissés entrer.',
    none: 'Personne. Qui vous laissez entrer parmi ceux qui attendent se retrouve ici.',
    end: 'Ne plus admettre',
    endName: (name) => `Ne plus toujours admettre ${name}`,
    ended: 'Désormais, ce que vous avez choisi plus haut vaut aussi pour ce compte.',
  },
  privacy:
    'De qui vous laissez entrer, mettez de côté ou ignorez les nouvelles ne regarde que vous : jusqu’à ce que vous changiez d’avis, ou que votre compte disparaisse. Ce qui est mis de côté reste jusqu’à votre décision ; ce qui est ignoré n’est pas écrit.',
};
