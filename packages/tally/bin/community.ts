// The elections of the Kubernetes community: ballots.csv, election.yaml and results.md in one folder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { count, readCsv } from '@essor/tally';
import { readText } from './text.ts';

/**
 * Counts by Schulze, where “No opinion” means no comparison, and compares with the published order. Older results name
 * people without their login: a login is then found by the last name in it.
 */
export function compareCommunityElection(folder: string): {
  verdict: 'agreed' | 'differed' | 'skipped';
  reason: string;
} {
  for (const name of ['election.yaml', 'results.md']) {
    if (!existsSync(join(folder, name))) return { verdict: 'skipped', reason: `no ${name}` };
  }
  const contents = readCsv(readText(join(folder, 'ballots.csv')), 'ranks');
  const seats = Number(/^no_winners:\s*(\d+)/m.exec(readFileSync(join(folder, 'election.yaml'), 'utf8'))?.[1] ?? 1);
  const published = [...readFileSync(join(folder, 'results.md'), 'utf8').matchAll(/^\d+\.\s+(.+)$/gm)].map(
    ([, line = '']) => line.trim(),
  );
  const logins = contents.candidates.map((candidate) => candidate.id);
  const wanted = published.map((line) => {
    const linked = /\(https:\/\/github\.com\/([^)/]+)\/?\)/.exec(line)?.[1];
    if (linked !== undefined) return logins.find((login) => login.toLowerCase() === linked.toLowerCase()) ?? linked;
    const last = line.split(/\s+/).at(-1)!.toLowerCase();
    const fitting = logins.filter((login) => login.toLowerCase().includes(last));
    return fitting.length === 1 ? fitting[0]! : line;
  });
  if (wanted.length === 0) return { verdict: 'skipped', reason: 'results.md lists nobody' };
  const record = count({
    ...contents,
    method: { name: 'schulze', seats, unranked: 'no-comparison', ties: [{ by: 'refuse' }] },
  });
  const order = record.outcome.kind === 'elected' ? (record.outcome.order ?? []) : [];
  const found = order.map((group) => group.map((place) => logins[place]!).join(' = ')).slice(0, wanted.length);
  if (found.join() === wanted.join())
    return { verdict: 'agreed', reason: `the whole published order of ${wanted.length}` };
  return { verdict: 'differed', reason: `${found.join(', ')} instead of ${wanted.join(', ')}` };
}
