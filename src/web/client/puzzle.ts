// entry
// Solves the puzzle of a form from where unusually many come, in slices, and sends the form.
import { firstBits } from './sha256.ts';

const SLICE_MS = 30;

async function solve(nonce: string, bits: number): Promise<number> {
  const block = new Uint8Array(64);
  const { written: start } = new TextEncoder().encodeInto(`${nonce}:`, block);
  for (let n = 0; ;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until)
      for (let tries = 0; tries < 500; tries++, n++) {
        const digits = String(n);
        for (let i = 0; i < digits.length; i++) block[start + i] = digits.charCodeAt(i);
        if (firstBits(block, start + digits.length) >>> (32 - bits) === 0) return n;
      }
    // The page stays alive between two slices.
    await new Promise((next) => setTimeout(next, 0));
  }
}

const form = document.querySelector<HTMLFormElement>('form[data-puzzle]');
const solution = form?.querySelector<HTMLInputElement>('[name=solution]');
if (form && solution) {
  const state = document.querySelector<HTMLElement>('[data-puzzle-state]');
  if (state) state.textContent = state.dataset['working'] ?? '';
  void solve(form.dataset['puzzle'] ?? '', Number(form.dataset['bits'])).then((n) => {
    solution.value = String(n);
    form.submit();
  });
}
