import { readFileSync } from 'node:fs';

/** The text of a file: UTF-8, with or without its mark, or Latin-1 when it is not valid UTF-8. */
export function readText(path: string): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
