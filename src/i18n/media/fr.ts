import { formatsFor } from '../format.ts';
import type { media as english } from './en.ts';

const { number } = formatsFor('fr');

export const media: typeof english = {
  notAPicture: 'Nous ne savons pas lire ce fichier comme une image. Choisissez un PNG, JPEG, WebP, GIF ou AVIF.',
  notOnlyAPicture:
    'Cette image cache autre chose, nous ne l’avons pas prise. Enregistrez-la de nouveau en PNG ou en JPEG, puis choisissez cette copie.',
  damaged: 'Cette image est abîmée ou incomplète, impossible de la lire. Choisissez-en une autre copie.',
  tooLarge: (megabytes) => `Choisissez une image de ${number(megabytes)} Mo au plus.`,
  tooManyPixels: (width, height, most) =>
    `Cette image mesure ${number(width)} × ${number(height)} pixels. Réduisez-la : ${number(most / 1_000_000)} millions de pixels au plus.`,
  tooManyFrames: (most) => `Cette image en contient plus de ${number(most)}. Choisissez-en une seule.`,
  busy: 'Beaucoup d’images arrivent en ce moment. Attendez quelques secondes, puis renvoyez la vôtre.',
};
