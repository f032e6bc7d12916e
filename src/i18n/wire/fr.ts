import type { wire as en } from './en.ts';

export const wire: typeof en = {
  pictureShown: 'Une publication ou un brouillon montre cette image. Retirez-l’en d’abord.',
  waitingPictures:
    'Une image envoyée par une application et qu’aucune publication ne montre, comme les images d’une publication supprimée depuis une application, reste un jour, pour que vous puissiez la publier de nouveau ; puis elle est effacée.',
};
