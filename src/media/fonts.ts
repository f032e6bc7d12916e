import { fileURLToPath } from 'node:url';

const CONFIGURATION = fileURLToPath(new URL('../web/assets/fonts/fonts.conf', import.meta.url));

/**
 * Points fontconfig at the fonts that are shipped, and at no others: a bare server has none, and
 * share cards must look the same everywhere. Must run before the picture library is loaded.
 */
export function useOwnFonts(): void {
  process.env.FONTCONFIG_FILE = CONFIGURATION;
}
