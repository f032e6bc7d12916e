import { formatsFor } from '../format.ts';

const { number } = formatsFor('en');

export const media = {
  notAPicture: 'This file is not a picture we can read. Choose a PNG, JPEG, WebP, GIF or AVIF.',
  notOnlyAPicture:
    'Something else is hidden in this picture, so we did not take it. Save it anew as a PNG or JPEG and choose that.',
  damaged: 'This picture is damaged or cut short, and we could not read it. Choose another copy of it.',
  tooLarge: (megabytes: number) => `Choose a picture of at most ${number(megabytes)} MB.`,
  tooManyPixels: (width: number, height: number, most: number) =>
    `This picture measures ${number(width)} × ${number(height)} pixels. Make it smaller: ${number(most / 1_000_000)} million pixels at most.`,
  tooManyFrames: (most: number) => `This picture has more than ${number(most)} images in it. Choose a single one.`,
  busy: 'Many pictures are arriving just now. Wait a few seconds, then send yours again.',
};
