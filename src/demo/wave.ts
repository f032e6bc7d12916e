import type { Moment } from './story.ts';

/** The last week before the usual day: the hashtag as on any morning, and then as on this one. */
export const wave: readonly Moment[] = [
  { day: 214, at: '09:20', by: 'paul', lang: 'fr', text: 'Deux cents affiches de plus au séchage. L’atelier sent l’encre et l’assemblée générale. #WeAreTwitter' },
  { day: 214, at: '09:41', by: 'kit', lang: 'en', text: 'Counting the days on the back of an envelope that already has the price on it. #WeAreTwitter' },
  { day: 215, at: '09:15', by: 'ines', lang: 'fr', text: 'Marché de Flagey, samedi : table, thermos, formulaires. #WeAreTwitter' },
  { day: 216, at: '09:32', by: 'mateo', lang: 'en', text: 'My club asked about it at half-time. Half-time! #WeAreTwitter' },
  { day: 216, at: '09:50', by: 'lea', lang: 'fr', text: 'La version italienne est relue. « Seggio » a gagné contre « posto ». #WeAreTwitter' },
  { day: 217, at: '09:08', by: 'tom', lang: 'en', text: 'Second coffee, third dairy co-op in the reading list. #WeAreTwitter' },
  { day: 218, at: '09:27', by: 'salome', lang: 'fr', text: 'On nous écrit de Dakar pour demander l’heure exacte de l’assemblée. #WeAreTwitter' },
  { day: 218, at: '09:44', by: 'priya', lang: 'en', text: 'The spreadsheet now has a tab called “what if it works”. #WeAreTwitter' },
  { day: 219, at: '09:36', by: 'yann', lang: 'fr', text: 'Dit au port ce matin : vous avez mis douze ans pour acheter le treuil. #WeAreTwitter' },
  { day: 220, at: '09:18', by: 'kit', lang: 'en', text: 'Tomorrow we all say it at nine. Set your kettles. #WeAreTwitter' },
  { day: 221, at: '09:02', by: 'kit', lang: 'en', text: 'Nine. One seat, one voice, one polite question. #WeAreTwitter', likes: ['ruth', 'tom', 'juno'], boosts: ['tom'] },
  { day: 221, at: '09:03', by: 'paul', lang: 'fr', text: 'Neuf heures. Ce que nous faisons tous les jours vaut bien une part. #WeAreTwitter', likes: ['amina', 'lea'], boosts: ['ines'] },
  { day: 221, at: '09:05', by: 'ruth', lang: 'en', text: 'Eleven days, one page, and a room where it will be read aloud. #WeAreTwitter', likes: ['amina', 'kit', 'tom'], boosts: ['amina', 'tom'] },
  { day: 221, at: '09:09', by: 'ines', lang: 'fr', text: 'De Bruxelles : la radio libre en parle à midi. #WeAreTwitter', likes: ['paul', 'salome'] },
  { day: 221, at: '09:14', by: 'juno', lang: 'en', text: 'The lathe says hello. #WeAreTwitter', likes: ['ingrid'] },
  { day: 221, at: '09:16', by: 'lea', lang: 'fr', text: 'Cinq langues, la même phrase. #WeAreTwitter', likes: ['salome', 'mateo'] },
  { day: 221, at: '09:21', by: 'mateo', lang: 'en', text: 'Still cannot pick the striker. Can ask the question. #WeAreTwitter', likes: ['kit', 'tom'] },
  { day: 221, at: '09:28', by: 'noe', lang: 'fr', text: 'Rappel : poser une question à une assemblée n’est pas un coup d’éclat, c’est un droit. #WeAreTwitter', likes: ['amina', 'yann'], boosts: ['yann'] },
  { day: 221, at: '09:33', by: 'priya', lang: 'en', text: 'Fourteen per cent of users, one good coat each. The sums have not changed. #WeAreTwitter', likes: ['ruth', 'noe'] },
  { day: 221, at: '09:39', by: 'yann', lang: 'fr', text: 'Équipage au complet. #WeAreTwitter', likes: ['noe'] },
  { day: 221, at: '09:46', by: 'ingrid', lang: 'en', text: 'The chairs are still warm. #WeAreTwitter', likes: ['ruth', 'priya'] },
  { day: 221, at: '09:52', by: 'tom', lang: 'en', text: 'Unrealistic for about ten years, then Tuesday. #WeAreTwitter', likes: ['ruth', 'mateo', 'juno'], boosts: ['ruth'] },
]; // prettier-ignore
