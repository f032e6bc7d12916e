const BYTES_LOOKED_AT = 1_024;

/**
 * A page as text. In this order (WHATWG, Encoding and “determining the character encoding”): the mark at its
 * beginning, what its header says, what its first kilobyte says, UTF-8. What says UTF-8 and is not is read as
 * Windows-1252, as old pages of the west are.
 * @param type the Content-Type header.
 */
export function decodePage(bytes: Uint8Array, type: string): string {
  const start = Buffer.from(bytes.subarray(0, BYTES_LOOKED_AT)).toString('latin1');
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : '';
  const said =
    marked ||
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(type)?.[1] ||
    /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(start)?.[1];
  const decoder = decoderFor(said ?? 'utf-8');
  try {
    return decoder.decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return new TextDecoder('utf-8', { fatal: true });
  }
}
