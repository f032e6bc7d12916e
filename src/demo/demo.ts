export { LAST_DAY, momentOf, PASSWORD, playStory, type Stage, USUAL_DAY } from './play.ts';
