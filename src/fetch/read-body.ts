import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchRefused } from './refused.ts';

const unpackers = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };

/**
 * Reads an answer to its end, unpacked, and stops at `most` bytes: an answer that unpacks without
 * end is cut after a few kilobytes more, whatever it announces.
 * @throws FetchRefused `too large`, or `encoding` when it is packed in another way, or twice.
 */
export async function readBody(answer: IncomingMessage, most: number): Promise<Buffer> {
  const encoding = (answer.headers['content-encoding'] ?? '').trim().toLowerCase();
  const plain = encoding === '' || encoding === 'identity';
  const unpack = Object.hasOwn(unpackers, encoding) ? unpackers[encoding as keyof typeof unpackers] : undefined;
  if (!plain && !unpack) throw new FetchRefused('encoding', 'an answer packed in a way we do not read');

  let packed = 0;
  const tooLarge = () => new FetchRefused('too large', `an answer of more than ${most} bytes`);
  const source: Readable = unpack ? answer.pipe(unpack()) : answer;
  if (source !== answer) {
    answer.on('data', (chunk: Buffer) => {
      packed += chunk.length;
      if (packed > most) source.destroy(tooLarge());
    });
    answer.once('error', (error) => source.destroy(error));
    answer.once('aborted', () => source.destroy(new Error('the answer was cut short')));
  }
  const parts: Buffer[] = [];
  let total = 0;
  try {
    for await (const part of source as AsyncIterable<Buffer>) {
      total += part.length;
      if (total > most) throw tooLarge();
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(Z_|ERR_.*BROTLI|ERR__?BROTLI)/.test(String(error.code))) {
      throw new FetchRefused('encoding', 'an answer that does not unpack', { cause: error });
    }
    throw error;
  } finally {
    answer.destroy();
  }
  return Buffer.concat(parts, total);
}
