import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { messagesFor } from '#i18n';
import { loadSharp, readPicture } from '#media';
import { Refusal } from '#refusal';
import { gifOfFrames, pngThatSays } from './container.testing.ts';

const sharp = await loadSharp();
const blue = { r: 20, g: 60, b: 200 };
const drawing = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: blue } });

async function refusal(bytes: Uint8Array): Promise<{ status: number; sentence: string; field: string | undefined }> {
  const error = await readPicture(bytes).then(
    () => assert.fail('it was taken'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Refusal, String(error));
  const m = messagesFor('en');
  return { status: error.status, sentence: error.sentence(m), field: error.fields.picture?.(m) };
}

const kinds = {
  png: () => drawing(2000, 1000).png().toBuffer(),
  'progressive jpeg': () => drawing(2000, 1000).jpeg({ progressive: true }).toBuffer(),
  jpeg: () => drawing(2000, 1000).jpeg().toBuffer(),
  webp: () => drawing(2000, 1000).webp().toBuffer(),
  'lossless webp': () => drawing(2000, 1000).webp({ lossless: true }).toBuffer(),
  gif: () => drawing(2000, 1000).gif().toBuffer(),
  avif: () => drawing(2000, 1000).avif({ effort: 0 }).toBuffer(),
};
for (const [kind, make] of Object.entries(kinds)) {
  test(`takes a ${kind} and keeps it as WebP of at most 1600 px, with a preview of at most 640`, async () => {
    const picture = await readPicture(await make());
    assert.deepEqual([picture.mime, picture.width, picture.height], ['image/webp', 1600, 800]);
    const full = await sharp(picture.full).metadata();
    const preview = await sharp(picture.preview).metadata();
    assert.deepEqual([full.format, full.width, full.height], ['webp', 1600, 800]);
    assert.deepEqual([preview.format, preview.width, preview.height], ['webp', 640, 320]);
    const { dominant } = await sharp(picture.preview).stats();
    assert.ok(dominant.b > 150 && dominant.r < 60, JSON.stringify(dominant));
  });
}

test('never makes a small picture larger', async () => {
  const { width, height } = await readPicture(await drawing(30, 20).png().toBuffer());
  assert.deepEqual([width, height], [30, 20]);
});

test('keeps what is transparent', async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const bytes = await sharp({ create: { width: 40, height: 40, channels: 4, background: clear } })
    .png()
    .toBuffer();
  const { isOpaque } = await sharp((await readPicture(bytes)).full).stats();
  assert.equal(isOpaque, false);
});

test('sets a phone’s picture upright and forgets where and with what it was taken', async () => {
  const bytes = await drawing(400, 200)
    .withExif({ IFD0: { Make: 'Phone of Amina' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 46/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  assert.ok(bytes.includes('Phone of Amina'));
  const picture = await readPicture(bytes);
  assert.deepEqual([picture.width, picture.height], [200, 400]);
  for (const kept of [picture.full, picture.preview]) {
    const { exif, xmp, iptc, icc } = await sharp(kept).metadata();
    assert.deepEqual([exif, xmp, iptc, icc], [undefined, undefined, undefined, undefined]);
    assert.ok(!kept.includes('Phone of Amina'));
  }
});

test('shows the first frame of a picture that moves', async () => {
  const { width, height } = await readPicture(gifOfFrames(3, 50, 40));
  assert.deepEqual([width, height], [50, 40]);
});

const foreign: [what: string, bytes: Uint8Array][] = [
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('a picture, honestly')],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')],
  ['SVG behind a byte order mark', Buffer.from('\uFEFF<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a PDF', Buffer.from('%PDF-1.7\n')],
  ['TIFF', await drawing(9, 9).tiff().toBuffer()],
  ['the first eight bytes of a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ['the first bytes of a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
];
for (const [what, bytes] of foreign) {
  test(`refuses ${what}, whatever it calls itself`, async () => {
    const { status, sentence, field } = await refusal(bytes);
    assert.equal(status, 415);
    assert.equal(sentence, 'This file is not a picture we can read. Choose a PNG, JPEG, WebP, GIF or AVIF.');
    assert.equal(field, sentence);
  });
}

const png = await drawing(20, 20).png().toBuffer();
const jpeg = await drawing(20, 20).jpeg().toBuffer();
const polyglots: [what: string, bytes: Buffer][] = [
  ['a PNG with an archive behind it', Buffer.concat([png, Buffer.from('PK\x03\x04 and so on')])],
  ['a JPEG with a page behind it', Buffer.concat([jpeg, Buffer.from('<html><script>alert(1)</script>')])],
  [
    'a JPEG that ends twice around a script',
    Buffer.concat([jpeg, Buffer.from('<script >1</script>'), Buffer.from([0xff, 0xd9])]),
  ],
  [
    'a JPEG whose comment is PHP',
    Buffer.concat([jpeg.subarray(0, 2), Buffer.from('\xff\xfe\x00\x10<?php echo(1);', 'latin1'), jpeg.subarray(2)]),
  ],
  ['a GIF that is a PDF', Buffer.concat([gifOfFrames(1), Buffer.from('%PDF-1.4 …')])],
];
for (const [what, bytes] of polyglots) {
  test(`refuses ${what}`, async () => {
    const { status, sentence } = await refusal(bytes);
    assert.equal(status, 415);
    assert.match(sentence, /^Something else is hidden in this picture/);
  });
}

test('drops what a phone adds after the end', async () => {
  const { full } = await readPicture(Buffer.concat([jpeg, Buffer.from('....ftypmp42 SECRET FILM')]));
  assert.ok(!full.includes('SECRET FILM'));
});

const bombs: [what: string, bytes: () => Buffer, sentence: RegExp][] = [
  [
    'a PNG of 50,000 × 50,000',
    () => pngThatSays(50_000, 50_000, deflateSync(Buffer.alloc(9_000_000))),
    /50,000 × 50,000 pixels/,
  ],
  ['a GIF of 10,000 frames', () => gifOfFrames(10_000), /more than 1,000 images/],
  [
    'a GIF whose frame is larger than its screen',
    () => {
      const gif = gifOfFrames(1);
      gif.writeUInt16LE(60_000, 24);
      gif.writeUInt16LE(60_000, 26);
      return gif;
    },
    /60,000 × 60,000 pixels/,
  ],
  ['11 MB', () => Buffer.concat([png, Buffer.alloc(11 * 1_048_576)]), /at most 10 MB/],
];
for (const [what, make, sentence] of bombs) {
  test(`refuses ${what} by its header, without room for its pixels`, async () => {
    const bytes = make();
    const before = process.memoryUsage().rss;
    const refused = await refusal(bytes);
    assert.equal(refused.status, 413);
    assert.match(refused.sentence, sentence);
    const grown = process.memoryUsage().rss - before;
    assert.ok(grown < 64 * 1_048_576, `grew by ${grown} bytes`);
  });
}

test('refuses sooner what takes its decoder most', async () => {
  const bytes = await drawing(5_000, 3_300).avif({ effort: 0 }).toBuffer();
  assert.match((await refusal(bytes)).sentence, /5,000 × 3,300 pixels\. Make it smaller: 16 million pixels/);
});

test('refuses a PNG whose data does not fill what it says', async () => {
  assert.equal((await refusal(pngThatSays(300, 300, deflateSync(Buffer.alloc(10))))).status, 422);
});

test('refuses a picture that was cut short', async () => {
  const whole = await sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
      background: blue,
    },
  })
    .png()
    .toBuffer();
  assert.equal((await refusal(whole.subarray(0, whole.length / 2))).status, 422);
});

test('says something for any bytes, and never breaks', async () => {
  const seeds = await Promise.all(Object.values(kinds).map((make) => make()));
  const mutated = fc
    .record({
      seed: fc.constantFrom(...seeds),
      edits: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
        minLength: 1,
        maxLength: 20,
      }),
      keep: fc.double({ min: 0.01, max: 1, noNaN: true }),
    })
    .map(({ seed, edits, keep }) => {
      const bytes = Buffer.from(seed.subarray(0, Math.ceil(seed.length * keep)));
      // Most of what matters stands in the first bytes.
      for (const [where, value] of edits) bytes[Math.floor(where * where * where * (bytes.length - 1))] = value;
      return bytes;
    });
  await fc.assert(
    fc.asyncProperty(mutated, async (bytes) => {
      await readPicture(bytes).then(
        (picture) => assert.ok(picture.width <= 1600 && picture.height <= 1600),
        (error: unknown) => assert.ok(error instanceof Refusal, String(error)),
      );
    }),
    { numRuns: 60 },
  );
});
