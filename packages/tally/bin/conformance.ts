// Compares counts with published references: npm run tally-conformance -- FOLDER
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { TallyError, count, readBlt } from '@essor/tally';
import { difference, isReference, methodOf, winners } from './droop.ts';
import { compareCommunityElection } from './community.ts';
import { readText } from './text.ts';

export type Verdict = {
  readonly name: string;
  readonly verdict: 'agreed' | 'differed' | 'skipped';
  readonly reason: string;
};

/** Compares everything found under a folder with its references. */
export function conform(folder: string): Verdict[] {
  const verdicts: Verdict[] = [];
  const visit = (at: string): void => {
    const inside = readdirSync(at).toSorted();
    if (inside.includes('blt') && existsSync(join(at, 'ref', 'json'))) {
      verdicts.push(...droopFolder(at, folder));
      return;
    }
    if (inside.includes('ballots.csv') && inside.includes('results.md')) {
      verdicts.push({ name: relative(folder, at) || basename(at), ...attempt(() => compareCommunityElection(at)) });
      return;
    }
    for (const name of inside) if (statSync(join(at, name)).isDirectory()) visit(join(at, name));
  };
  visit(folder);
  return verdicts;
}

function filesUnder(at: string): string[] {
  return readdirSync(at, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(at, entry.name)) : [join(at, entry.name)]));
}

function droopFolder(at: string, root: string): Verdict[] {
  const ballots = filesUnder(join(at, 'blt')).filter((file) => file.endsWith('.blt'));
  return filesUnder(join(at, 'ref', 'json')).map((file) => ({
    name: relative(root, file),
    ...attempt(() => compareReference(file, ballots)),
  }));
}

/** What cannot be counted differs, and says why. */
function attempt(compare: () => Omit<Verdict, 'name'>): Omit<Verdict, 'name'> {
  try {
    return compare();
  } catch (error) {
    if (!(error instanceof TallyError) && !(error instanceof SyntaxError)) throw error;
    return { verdict: 'differed', reason: error.message };
  }
}

/** The ballot file of a reference: the longest name that the reference's name begins with, in the same subfolder if any. */
function ballotsOf(file: string, ballots: readonly string[]): string | undefined {
  const name = basename(file);
  const folder = basename(dirname(file));
  const fitting = ballots.filter((path) => name.startsWith(`${basename(path, '.blt')}-`));
  const near = fitting.filter(
    (path) => basename(dirname(path)) === folder || (folder === 'json' && basename(dirname(path)) === 'blt'),
  );
  return (near.length > 0 ? near : fitting).toSorted((a, b) => basename(b).length - basename(a).length)[0];
}

function compareReference(file: string, ballots: readonly string[]): Omit<Verdict, 'name'> {
  const path = ballotsOf(file, ballots);
  if (path === undefined) return { verdict: 'skipped', reason: 'no ballot file of that name' };
  const reference: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isReference(reference)) return { verdict: 'skipped', reason: 'not a reference of this program' };
  const method = methodOf(reference);
  if (method === null) return { verdict: 'skipped', reason: `method not offered: ${reference.rule_name}` };
  const contents = readBlt(readText(path));
  const byNumber = contents.candidates.map((candidate, at) => ({ ...candidate, id: String(at + 1) }));
  const record = count({ ...contents, candidates: byNumber, method });
  const found =
    record.outcome.kind === 'elected'
      ? [...record.outcome.elected]
          .toSorted((a, b) => a - b)
          .map((place) => place + 1)
          .join()
      : '';
  const wanted = winners(reference);
  if (found !== wanted) return { verdict: 'differed', reason: `elected ${found} instead of ${wanted}` };
  const differs = difference(record, reference);
  if (differs === null) return { verdict: 'agreed', reason: 'to the last digit' };
  if (/guarded/.test(reference.arithmetic_name)) return { verdict: 'agreed', reason: 'same winners' };
  return { verdict: 'differed', reason: differs };
}

if (import.meta.main) {
  const [folder, ...rest] = process.argv.slice(2);
  if (folder === undefined || folder === '--help' || rest.length > 0 || !existsSync(folder)) {
    console.error(
      'Usage: npm run tally-conformance -- FOLDER\nFOLDER holds blt/ and ref/json/ (Droop), or ballots.csv, election.yaml and results.md (Kubernetes), at any depth.',
    );
    process.exitCode = folder === '--help' ? 0 : 2;
  } else {
    const verdicts = conform(folder);
    for (const { name, verdict, reason } of verdicts) console.log(`${verdict}  ${name}  (${reason})`);
    const number = (wanted: string): number => verdicts.filter(({ verdict }) => verdict === wanted).length;
    const digits = verdicts.filter(({ reason }) => reason === 'to the last digit').length;
    console.log(
      `\n${number('agreed')} agreed (${digits} to the last digit), ${number('differed')} differed, ${number('skipped')} skipped`,
    );
    process.exitCode = number('differed') > 0 || verdicts.length === 0 ? 1 : 0;
  }
}
