import type { Container } from './container.ts';

const MARKUP = /<(?:!doctype|html|head|body|script|svg|iframe|\?php)[\s>]|%PDF-|<\?xml/i;
const PROGRAM = /PK\x03\x04|PK\x05\x06|\x7fELF|MZ.{0,200}This program/s;

const HEAD = 1_024;

/**
 * Whether a file is a picture and something else besides, made so that two programs read it in two
 * ways: a page, a script, a PDF or an archive in its first bytes or after its end. What phones add
 * after the end (depth maps, short films) is let through, and dropped with all the rest when the
 * picture is encoded anew.
 */
export function isPolyglot(bytes: Buffer, container: Container): boolean {
  const head = bytes.toString('latin1', 0, HEAD);
  const tail = bytes.toString('latin1', container.end);
  return MARKUP.test(head) || MARKUP.test(tail) || PROGRAM.test(tail);
}
