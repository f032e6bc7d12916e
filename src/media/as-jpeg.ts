import { Refusal } from '#refusal';
import { oneAtATime } from './one-at-a-time.ts';
import { loadSharp } from './sharp.ts';

const inTurn = oneAtATime(10, () => new Refusal(503, (m) => m.media.busy, { retryAfter: 10 }));

/** A picture of ours as JPEG, at its full size: what those who print can open. @throws Refusal 503 when too many wait. */
export const asJpeg = (content: Uint8Array): Promise<Buffer> =>
  inTurn(async () => {
    const sharp = await loadSharp();
    return sharp(content).flatten({ background: '#ffffff' }).jpeg({ quality: 92, mozjpeg: true }).toBuffer();
  });
