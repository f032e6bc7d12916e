import type { Particulars } from './bylaws-en.ts';

/** Les mêmes, écrits en français. */
export const bylawsFr = (o: Particulars): string => `# Statuts de [nom]

## 1. Nom et siège

1. [nom] est ${o.form}. Son siège est à [ville].
2. Sa durée est illimitée.

## 2. Objet

1. Son objet est : [ce que vous faites ensemble, et pour qui].
2. Elle possède et fait vivre le serveur situé à [adresse du serveur], avec les comptes, les contenus et les noms qui en relèvent.
${o.purpose ? `3. ${o.purpose}\n` : ''}
## 3. Membres

1. Toute personne et toute organisation qui partage cet objet peut demander à adhérer. En cas de refus, le motif est donné, et une nouvelle demande reste possible.
2. Le secrétariat tient le registre : noms, numéros, catégories et dates. Les membres peuvent le consulter ; ses chiffres sont publics.
3. Une organisation nomme elle-même ses délégués. Elle a une voix, quel que soit leur nombre.
4. Chaque membre part quand il le souhaite, sans délai.
${o.members ? `5. ${o.members}\n` : ''}
## 4. Suspension et exclusion

1. Un membre qui nuit gravement à l’objet ou à d’autres membres peut être suspendu ou exclu, et seulement par un vote des membres.
2. Le grief lui est d’abord communiqué ; il a 14 jours pour répondre, et sa réponse est présentée à côté du grief.
3. En cas d’exclusion, un recours est ouvert pendant 14 jours. Les membres décident alors de nouveau.

## 5. Décisions

1. Un membre a une voix, quoi qu’il ait versé ou détienne.
2. Les membres décident sur des propositions qui énoncent leur texte, ce qu’elles changent et la règle qui s’y applique. Toute personne appelée à voter en est avertie avant l’ouverture du vote.
3. Une décision ordinaire demande plus de oui que de non, et un soutien suffisant au regard du nombre de membres. Les statuts, les règles de décision et ce qui engage durablement demandent les trois quarts des voix et un soutien plus large.
4. Entre le résultat et son effet, les membres ont le temps de demander un réexamen ou une suspension, selon la règle.
5. Chaque décision est conservée dans un registre public, avec son numéro, son texte, son résultat et ce qu’elle a changé.
${o.votes ? `6. ${o.votes}\n` : ''}
## 6. Mandats et cercles

1. Tout pouvoir exercé pour les autres est un mandat : il dit pour quoi, pour qui et jusqu’à quand. Il se termine de lui-même, et un vote peut y mettre fin plus tôt.
2. Il y a au moins un secrétariat, qui tient le registre, et une trésorerie, qui tient les comptes.
3. Les membres peuvent créer des cercles, avec une raison d’être, des membres et le pouvoir de décider seuls de certaines choses. Ils peuvent ramener toute décision de ce genre devant l’ensemble des membres.

## 7. Assemblée générale

1. Les membres se réunissent au moins une fois par an, en un même lieu ou à distance. Les comptes et le rapport des personnes mandatées leur sont présentés.
2. La convocation est envoyée au moins 14 jours avant, avec les propositions à décider.

## 8. Argent

1. Les comptes sont tenus en partie double et ouverts aux membres.
2. ${o.money}

## 9. Données et paroles

1. Ce que les membres écrivent leur appartient. Les données personnelles servent l’objet et rien d’autre ; elles ne sont pas vendues, et personne n’est pisté.
2. En partant, chacun peut emporter ce qui est à lui.

## 10. Modifier ces statuts

Ces statuts se modifient par une décision des membres selon la règle constitutionnelle, paragraphe par paragraphe, et chaque version est conservée.

## 11. Fin

1. Les membres peuvent dissoudre [nom] par une décision selon la règle constitutionnelle.
2. ${o.end}
`;
