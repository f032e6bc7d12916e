import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Loads a package at its first use and not at the start of the program: the two that read Markdown
 * and HTML cost 20 MB and 60 ms, and many a server shows neither for hours.
 */
export function loadOnce<Made>(make: (load: NodeJS.Require) => Made): () => Made {
  let made: { value: Made } | undefined;
  return () => (made ??= { value: make(require) }).value;
}
