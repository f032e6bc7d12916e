/** What a picture file says of itself, read from its bytes without decoding any pixel. */
export interface Container {
  readonly kind: PictureKind;
  readonly width: number;
  readonly height: number;
  /** Pictures in it: more than one when it moves. */
  readonly frames: number;
  /** How often a decoder goes over it: more than once for a progressive JPEG. */
  readonly scans: number;
  /** Where the picture ends; what follows is something else. */
  readonly end: number;
}

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif';

const latin = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

/**
 * Recognises a picture by its content, walks its blocks, and stops at the first that makes no sense.
 * @returns undefined when it is none of the five kinds, or breaks off before its size is known.
 */
export function readContainer(bytes: Buffer): Container | undefined {
  try {
    if (latin(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return readPng(bytes);
    if (/^GIF8[79]a$/.test(latin(bytes, 0, 6))) return readGif(bytes);
    if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return readJpeg(bytes);
    if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return readWebp(bytes);
    if (latin(bytes, 4, 8) === 'ftyp' && /avi[fs]/.test(latin(bytes, 8, Math.min(bytes.readUInt32BE(0), 128)))) {
      return readAvif(bytes);
    }
  } catch (error) {
    // A length that points past the end.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** PNG (W3C, third edition §5): chunks of length, type, data and checksum, from IHDR to IEND. */
function readPng(bytes: Buffer): Container | undefined {
  if (latin(bytes, 12, 16) !== 'IHDR') return undefined;
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  let at = 8;
  while (at + 12 <= bytes.length) {
    const type = latin(bytes, at + 4, at + 8);
    at += 12 + bytes.readUInt32BE(at);
    if (type === 'IEND') break;
  }
  return { kind: 'png', ...size, frames: 1, scans: 1, end: Math.min(at, bytes.length) };
}

/** GIF89a (CompuServe 1990, §17–26): a screen, then blocks, until the trailer 0x3B. */
function readGif(bytes: Buffer): Container {
  const colourTable = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);
  const size = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  let at = 13 + colourTable(bytes.readUInt8(10));
  let frames = 0;
  const skipParts = (): void => {
    while (at < bytes.length) {
      const length = bytes.readUInt8(at);
      at += 1 + length;
      if (length === 0) return;
    }
  };
  while (at < bytes.length) {
    const block = bytes.readUInt8(at);
    if (block === 0x21) {
      at += 2;
      skipParts();
    } else if (block === 0x2c && at + 10 < bytes.length) {
      frames++;
      size.width = Math.max(size.width, bytes.readUInt16LE(at + 1) + bytes.readUInt16LE(at + 5));
      size.height = Math.max(size.height, bytes.readUInt16LE(at + 3) + bytes.readUInt16LE(at + 7));
      at += 11 + colourTable(bytes.readUInt8(at + 9));
      skipParts();
    } else {
      if (block === 0x3b) at++;
      break;
    }
  }
  return { kind: 'gif', ...size, frames, scans: 1, end: Math.min(at, bytes.length) };
}

const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** JPEG (ITU-T T.81 Annex B): marked segments; entropy-coded data holds 0xFF only before 0x00 or a restart. */
function readJpeg(bytes: Buffer): Container | undefined {
  let size: { width: number; height: number } | undefined;
  let scans = 0;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    if (isFrameHeader(marker)) size ??= { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xda) {
      scans++;
      at = endOfScan(bytes, at);
    }
  }
  if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) at += 2;
  return size && { kind: 'jpeg', ...size, frames: 1, scans, end: Math.min(at, bytes.length) };
}

function endOfScan(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return bytes.length;
    const next = bytes.readUInt8(at + 1);
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 2;
  }
}

/** WebP (RFC 9649 §2): one RIFF; VP8X gives the canvas, else the size stands in VP8 or VP8L. */
function readWebp(bytes: Buffer): Container | undefined {
  const end = Math.min(8 + bytes.readUInt32LE(4), bytes.length);
  let size: { width: number; height: number } | undefined;
  let frames = 0;
  for (let at = 12; at + 8 <= end;) {
    const type = latin(bytes, at, at + 4);
    const data = at + 8;
    if (type === 'ANMF') frames++;
    if (type === 'VP8X')
      size ??= { width: 1 + bytes.readUIntLE(data + 4, 3), height: 1 + bytes.readUIntLE(data + 7, 3) };
    if (type === 'VP8 ') {
      size ??= { width: bytes.readUInt16LE(data + 6) & 0x3fff, height: bytes.readUInt16LE(data + 8) & 0x3fff };
    }
    if (type === 'VP8L') {
      const packed = bytes.readUInt32LE(data + 1);
      size ??= { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) };
    }
    const length = bytes.readUInt32LE(at + 4);
    at = data + length + (length % 2);
  }
  return size && { kind: 'webp', ...size, frames: Math.max(1, frames), scans: 1, end };
}

interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

const MOST_BOXES = 10_000;

/** The boxes of an ISO base media file (ISO/IEC 14496-12 §4.2) between two offsets. */
function* boxes(bytes: Buffer, from: number, to: number): Generator<Box> {
  let at = from;
  for (let n = 0; n < MOST_BOXES && at + 8 <= to; n++) {
    const short = bytes.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    const length = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    if (length < head || at + length > to) return;
    yield { type: latin(bytes, at + 4, at + 8), from: at + head, to: at + length };
    at += length;
  }
}

/** AVIF (AOMedia 1.1): meta › iprp › ipco › ispe gives the size of each picture in it; the largest counts. */
function readAvif(bytes: Buffer): Container | undefined {
  let end = 0;
  let width = 0;
  let height = 0;
  const walk = (from: number, to: number): void => {
    for (const box of boxes(bytes, from, to)) {
      if (from === 0) end = box.to;
      if (box.type === 'meta') walk(box.from + 4, box.to);
      else if (box.type === 'iprp' || box.type === 'ipco') walk(box.from, box.to);
      else if (box.type === 'ispe') {
        width = Math.max(width, bytes.readUInt32BE(box.from + 4));
        height = Math.max(height, bytes.readUInt32BE(box.from + 8));
      }
    }
  };
  walk(0, bytes.length);
  return width > 0 ? { kind: 'avif', width, height, frames: 1, scans: 1, end } : undefined;
}
