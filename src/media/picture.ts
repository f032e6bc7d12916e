import { Refusal, type RefusalStatus, type Sentence } from '#refusal';
import { readContainer } from './container.ts';
import { isPolyglot } from './foreign.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { loadSharp } from './sharp.ts';

/** A picture as we keep it: encoded anew, upright, without anything that the camera wrote into it. */
export interface Picture {
  readonly mime: 'image/webp';
  /** Of `full`, in pixels. */
  readonly width: number;
  readonly height: number;
  /** WebP, at most 1600 px a side. */
  readonly full: Buffer;
  /** WebP, at most 640 px a side. */
  readonly preview: Buffer;
}

/** A shape to crop to, in pixels. */
export interface Shape {
  readonly width: number;
  readonly height: number;
}

export const MOST_BYTES = 10 * 1_048_576;
const MOST_PIXELS = 40_000_000;
// Its decoder takes three times the memory of the others, and two kilobytes can hold that many.
const MOST_PIXELS_OF_AVIF = 16_000_000;
const MOST_FRAMES = 1_000;
// Real encoders write about ten; hundreds are only ever meant to keep a decoder busy.
const MOST_SCANS = 100;
const FULL_PX = 1_600;
/** The longer side of a preview at most, in pixels. */
export const PREVIEW_PX = 640;
const PATIENCE_S = 15;

const refuse = (status: RefusalStatus, sentence: Sentence): Refusal =>
  new Refusal(status, sentence, { fields: { picture: sentence } });

const inTurn = oneAtATime(30, () => new Refusal(503, (m) => m.media.busy, { retryAfter: 10 }));

/**
 * Reads a picture that somebody sent: PNG, JPEG, WebP, AVIF, or the first frame of a GIF, by what
 * it contains and not by its name. Applies its orientation, drops everything but the pixels (place,
 * camera, profiles) and encodes it anew, in full and as a preview; never makes it larger.
 * @param crop the shape of what is kept of its middle, at most so large; the whole of it unless told.
 *
 * Size and frames are read from the header, so that a bomb costs nothing. Pictures are decoded one
 * after the other: the largest needs some 250 MB for a moment.
 * @throws Refusal 413 when it is over 10 MB, 40 million pixels (16 for AVIF) or 1,000 frames; 415 when it is no
 *   picture, or a picture and something else; 422 when it is damaged; 503 when too many wait.
 *   Each carries its sentence for the field `picture`.
 */
export async function readPicture(input: Uint8Array, crop?: Shape): Promise<Picture> {
  if (input.byteLength > MOST_BYTES) throw refuse(413, (m) => m.media.tooLarge(MOST_BYTES / 1_048_576));
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const container = readContainer(bytes);
  if (!container) throw refuse(415, (m) => m.media.notAPicture);
  const { kind, width, height, frames, scans } = container;
  const most = kind === 'avif' ? MOST_PIXELS_OF_AVIF : MOST_PIXELS;
  if (width * height > most) throw refuse(413, (m) => m.media.tooManyPixels(width, height, most));
  if (frames > MOST_FRAMES) throw refuse(413, (m) => m.media.tooManyFrames(MOST_FRAMES));
  if (scans > MOST_SCANS) throw refuse(422, (m) => m.media.damaged);
  if (isPolyglot(bytes, container)) throw refuse(415, (m) => m.media.notOnlyAPicture);

  return inTurn(async () => {
    const sharp = await loadSharp();
    try {
      const source = sharp(bytes, { limitInputPixels: most, failOn: 'error', pages: 1 });
      const { format, autoOrient } = await source.metadata();
      if (format !== (kind === 'avif' ? 'heif' : kind)) throw new Error(`announces ${kind} and is ${format}`);
      const { data, info } = await source
        .autoOrient()
        .resize(
          crop
            ? within(crop, autoOrient)
            : { width: FULL_PX, height: FULL_PX, fit: 'inside', withoutEnlargement: true },
        )
        .toColourspace('srgb')
        .timeout({ seconds: PATIENCE_S })
        .raw()
        .toBuffer({ resolveWithObject: true });
      const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
      const webp = { quality: 82, smartSubsample: true };
      const full = await pixels().webp(webp).toBuffer();
      const preview = await pixels()
        .resize(PREVIEW_PX, PREVIEW_PX, { fit: 'inside', withoutEnlargement: true })
        .webp(webp)
        .toBuffer();
      return { mime: 'image/webp', width: info.width, height: info.height, full, preview };
    } catch {
      throw refuse(422, (m) => m.media.damaged);
    }
  });
}

/** The largest of a shape that a picture holds. */
function within(crop: Shape, { width, height }: Shape): Shape {
  const scale = Math.min(1, width / crop.width, height / crop.height);
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  return { width: side(crop.width), height: side(crop.height) };
}
