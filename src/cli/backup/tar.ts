const BLOCK = 512;

export interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

function header(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`${name} is too long for a tar`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write(octal(0o600, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(Math.floor(at.getTime() / 1_000), 12), 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\u000000', 257);
  block.write(`${octal(checksum(block), 7)} `, 148);
  return block;
}

const checksum = (block: Buffer): number => block.reduce((sum, byte) => sum + byte, 0);

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** Files as a POSIX tar (ustar, IEEE 1003.1 pax), one after the other. */
export async function* writeTar(entries: AsyncIterable<Entry>, at: Date): AsyncGenerator<Buffer> {
  for await (const { name, content } of entries) {
    yield header(name, content.length, at);
    yield content;
    yield Buffer.alloc(padding(content.length));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** The archive is cut short, damaged, or none. */
export class BadTar extends Error {
  override readonly name = 'BadTar';
}

/**
 * Reads a tar of plain files, one at a time.
 * @param largest bytes in a file at most.
 * @throws BadTar.
 */
export async function* readTar(source: AsyncIterable<Buffer>, largest: number): AsyncGenerator<Entry> {
  const parts = source[Symbol.asyncIterator]();
  let left: Buffer = Buffer.alloc(0);
  const read = async (length: number): Promise<Buffer> => {
    const taken: Buffer[] = [];
    for (let missing = length; missing > 0;) {
      if (left.length === 0) {
        const next = await parts.next();
        if (next.done) throw new BadTar('it ends too early');
        left = next.value;
      }
      taken.push(left.subarray(0, missing));
      missing -= Math.min(missing, left.length);
      left = left.subarray(taken.at(-1)!.length);
    }
    return taken.length === 1 ? taken[0]! : Buffer.concat(taken, length);
  };

  for (;;) {
    const block = await read(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const text = (from: number, to: number) => block.toString('utf8', from, to).replace(/\0.*$/s, '');
    const number = (from: number, to: number) => Number.parseInt(text(from, to).trim(), 8);
    const said = number(148, 156);
    const blank = Buffer.from(block).fill(' ', 148, 156);
    const type = text(156, 157);
    if (text(257, 262) !== 'ustar' || said !== checksum(blank)) throw new BadTar('it is no archive, or damaged');
    if (type !== '0' && type !== '') throw new BadTar(`it holds something that is no file (${text(0, 100)})`);
    const size = number(124, 136);
    if (!(size >= 0 && size <= largest)) throw new BadTar(`${text(0, 100)} is too large`);
    const content = await read(size);
    await read(padding(size));
    yield { name: text(0, 100), content };
  }
}
