// Node strips types from .ts but refuses .tsx: this hook turns JSX into calls of hono/jsx.
// Results are cached by content, so a warm start never loads esbuild.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules', '.cache', 'essor-tsx');
mkdirSync(cache, { recursive: true });

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context);
    const file = fileURLToPath(url);
    const source = readFileSync(file, 'utf8');
    const cached = join(cache, `${createHash('sha256').update(url).update(source).digest('hex')}.js`);
    try {
      return { format: 'module', source: readFileSync(cached, 'utf8'), shortCircuit: true };
    } catch {
      const { code } = require('esbuild').transformSync(source, {
        loader: 'tsx',
        jsx: 'automatic',
        jsxImportSource: 'hono/jsx',
        sourcemap: 'inline',
        sourcefile: file,
        target: 'esnext',
      });
      writeFileSync(`${cached}.${process.pid}`, code);
      renameSync(`${cached}.${process.pid}`, cached);
      return { format: 'module', source: code, shortCircuit: true };
    }
  },
});
