// bench: counting: a million transferable ballots, and Schulze with thirty candidates
import { mkdtempSync, openSync, closeSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The package by its address, so that this runs with or without the workspace link.
const address = new URL('../packages/tally/src/tally.ts', import.meta.url).href;
const { count, readBlt }: typeof import('../packages/tally/src/tally.ts') = await import(address);

/** A small generator of numbers (xorshift32), so that every run counts the same ballots. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Writes whole rankings, nearly all different: the hardest case, as equal ballots are counted once. */
function writeBallots(path: string, ballots: number, candidates: number): void {
  const next = numbers(ballots + candidates);
  const file = openSync(path, 'w');
  writeSync(file, `${candidates} 4\n`);
  const order = Array.from({ length: candidates }, (_, at) => at + 1);
  for (let done = 0; done < ballots;) {
    const lines: string[] = [];
    for (; lines.length < 10_000 && done < ballots; done++) {
      // The first candidates of the list come a little earlier, so that there are winners and surpluses.
      for (let at = candidates - 1; at > 0; at--) {
        const other = Math.floor(next() ** 1.15 * (at + 1));
        [order[at], order[other]] = [order[other]!, order[at]!];
      }
      lines.push(`1 ${order.join(' ')} 0\n`);
    }
    writeSync(file, lines.join(''));
  }
  writeSync(file, `0\n${order.map((_, at) => `"Candidate ${at + 1}"`).join('\n')}\n"Bench"\n`);
  closeSync(file);
}

const since = (start: number): number => Math.round(performance.now() - start);

/** Processor time of this process so far, in ms: on a busy machine it tells more than the clock on the wall. */
const processor = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;

function measure(
  path: string,
  ballots: number,
  candidates: number,
  methods: readonly ('scottish' | 'meek-prf' | 'schulze')[],
): Record<string, unknown> {
  writeBallots(path, ballots, candidates);
  // The floor: nothing but looking once at every character of the same file.
  let start = performance.now();
  const text = readFileSync(path, 'utf8');
  let lines = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === 10) lines++;
  const floor = since(start);
  start = performance.now();
  const contents = readBlt(text);
  const read = since(start);
  const counted = methods.map((name) => {
    start = performance.now();
    const before = processor();
    const record = count({ ...contents, method: { name, seats: 4 } });
    const took = since(start);
    const cpu = Math.round(processor() - before);
    return [
      name,
      {
        count_ms: took,
        count_cpu_ms: cpu,
        total_ms: floor + read + took,
        times_floor: Math.round((floor + read + took) / Math.max(floor, 1)),
        rounds: record.rounds.length,
      },
    ];
  });
  return {
    ballots,
    candidates,
    megabytes: Math.round(statSync(path).size / 1e5) / 10,
    lines,
    floor_ms: floor,
    read_ms: read,
    ...Object.fromEntries(counted),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'essor-bench-tally-'));
try {
  const path = join(folder, 'ballots.blt');
  const stv = measure(path, 1_000_000, 10, ['scottish', 'meek-prf']);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const schulze = measure(path, 100_000, 30, ['schulze']);
  const targets = { stv_total_ms: 10_000, stv_peak_mb: 1_000, schulze_total_ms: 2_000 };
  console.log(JSON.stringify({ bench: 'tally', node: process.version, stv, stv_peak_mb: peak, schulze, targets }));
} finally {
  rmSync(folder, { recursive: true });
}
