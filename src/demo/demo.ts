export { COOP_DAY, LAST_DAY, PASSWORD, playStory, USUAL_DAY } from './play.ts';
