import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  METHOD_NAMES,
  type CountRecord,
  asMethod,
  count,
  picture,
  readBlt,
  ratio,
  ruleWords,
  tables,
} from '@essor/tally';
import { APPROVED, RANKED, SCORED, named } from './elections.ts';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const run = (...words: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [path('../bin/tally.ts'), ...words], { encoding: 'utf8' });

void test('the command counts a file, in words, as a table, as a picture and as a record that it can check', () => {
  const file = path('fixtures/garden.blt');
  const words = run(file, '--method', 'scottish', '--ties', 'previous,lot:SEED', '--lang', 'fr');
  assert.equal(words.status, 0, words.stderr);
  assert.match(words.stdout, /Élu·e·s : Pear “Conference” et /);
  assert.match(words.stdout, /graine « SEED »/);
  assert.match(run(file, '--method=scottish', '--table').stdout, /Plum #1/);
  assert.match(run(file, '--method', 'meek', '--seats', '1', '--svg').stdout, /^<svg [^>]*role="img"/);
  const json = run(file, '--method', 'scottish', '--json').stdout;
  const folder = mkdtempSync(join(tmpdir(), 'tally-'));
  try {
    const record = join(folder, 'record.json');
    writeFileSync(record, json);
    assert.equal(run(file, '--replay', record).status, 0);
    const forged: CountRecord = JSON.parse(json);
    writeFileSync(record, JSON.stringify({ ...forged, outcome: { kind: 'elected', elected: [2, 1] } }));
    assert.equal(run(file, '--replay', record).status, 1);
    const broken = join(folder, 'broken.blt');
    writeFileSync(broken, '2 1\n1 1 0\n1 9 0\n0\n"A"\n"B"\n');
    const refused = run(broken, '--method', 'scottish');
    assert.deepEqual([refused.status, refused.stdout, refused.stderr], [2, '', 'Line 3: “9” is not a candidate.\n']);
    assert.equal(run(broken, '--method', 'scottish', '--lang', 'fr').stderr.slice(0, 9), 'Ligne 3 :');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

void test('the command says what it can do and refuses what it does not know', () => {
  const help = run('--help');
  assert.equal(help.status, 0);
  for (const name of METHOD_NAMES) assert.ok(help.stdout.includes(name), name);
  const file = path('fixtures/garden.blt');
  const wrong = [
    [],
    [file],
    [file, '--method', 'coin'],
    [file, '--method', 'scottish', '--speed'],
    [file, '--method', 'scottish', '--seats', 'x'],
    ['nowhere.blt', '--method', 'irv'],
    ['x.doc', '--method', 'irv'],
  ];
  for (const words of wrong) assert.equal(run(...words).status, 2, words.join(' '));
  assert.equal(run(file, '--method', 'scottish', '--rule', 'quota=imperiali').status, 1);
  assert.equal(run(path('fixtures/works.pb'), '--method', 'budget-equal-shares').status, 0);
  assert.equal(run(path('fixtures/desserts.toc'), '--method', 'ranked-pairs').status, 0);
  assert.equal(run(path('fixtures/ranks.csv'), '--method', 'schulze', '--rule', 'unranked=no-comparison').status, 0);
});

/** A record of every method on the same small electorate. */
function records(): CountRecord[] {
  const candidates = named(3).map((candidate, at) => ({
    ...candidate,
    name: `<${candidate.name}> & “Co”`,
    cost: ratio(3 + at),
  }));
  const made = [...RANKED, ...SCORED, ...APPROVED].map((method) => {
    const kind = RANKED.includes(method) ? 'ranking' : SCORED.includes(method) ? 'scores' : 'approval';
    const ballots = [0, 1, 2, 0].map((place) => {
      const weight = ratio(place + 2, 3);
      if (kind === 'ranking') return { kind, weight, ranks: [place, (place + 1) % 3] } as const;
      if (kind === 'scores')
        return { kind, weight, scores: [0, 1, 2].map((own) => (own === place ? ratio(5) : null)) } as const;
      return { kind, weight, approved: [place] } as const;
    });
    return count({ title: 'A <title>', candidates, ballots, method });
  });
  const stances = (['yes', 'no', 'block'] as const).map(
    (stance) => ({ kind: 'stance', weight: ratio(2), stance }) as const,
  );
  const lists = [approvedBy(0, 5), approvedBy(1, 3)];
  return [
    ...made,
    count({
      candidates: [],
      ballots: stances,
      method: { name: 'threshold', supportRoot: '1', mostBlocks: '1/2' },
      eligible: ratio(9),
    }),
    ...(['dhondt', 'sainte-lague', 'largest-remainder'] as const).map((name) =>
      count({ candidates, ballots: lists, method: { name, seats: 3, threshold: '1/100' } }),
    ),
    count({ candidates, ballots: [], method: asMethod({ name: 'lot', seed: 's' }) }),
  ];
}

function approvedBy(
  place: number,
  weight: number,
): { kind: 'approval'; weight: ReturnType<typeof ratio>; approved: number[] } {
  return { kind: 'approval', weight: ratio(weight), approved: [place] };
}

void test('every method has a picture with a text of its own, safe under a strict policy, a table and its rules in words', () => {
  for (const record of records()) {
    for (const language of ['en', 'fr'] as const) {
      const svg = picture(record, language);
      const name = `${record.method.name} ${language}`;
      assert.match(
        svg,
        /^<svg [^>]*role="img"[^>]*aria-labelledby="([\w-]+) ([\w-]+)"><title id="\1">[^<]+<\/title><desc id="\2">[^<]+<\/desc>/,
        name,
      );
      assert.ok(!/ style=|<style|<script|\bon\w+=|NaN|undefined|Infinity/.test(svg), name);
      // Well formed: every tag is closed in order, and no name breaks out of its text.
      const open: string[] = [];
      for (const [, close, tag, self] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
        if (close === '/') assert.equal(open.pop(), tag, name);
        else if (self !== '/') open.push(tag!);
      }
      assert.deepEqual(open, [], name);
      assert.ok(!svg.includes('<Candidate'), name);
      for (const table of tables(record, language))
        for (const row of table.rows) assert.equal(row.length, table.columns.length, `${name} ${table.caption}`);
      for (const rule of ruleWords(record, language).rules)
        assert.ok(!/undefined|\[object/.test(`${rule.rule} ${rule.value}`), name);
    }
    assert.ok(record.defaults.every((rule) => rule in record.method));
  }
});

const conformance = (folder: string): { status: number | null; stdout: string } =>
  spawnSync(process.execPath, [path('../bin/conformance.ts'), folder], { encoding: 'utf8' });

void test('a count is compared with a reference action by action and digit by digit', () => {
  const own = conformance(path('fixtures/reference'));
  assert.equal(
    own.stdout,
    'agreed  ref/json/hedge-scotland-fixed-p5-d5.txt  (to the last digit)\n\n1 agreed (1 to the last digit), 0 differed, 0 skipped\n',
  );
  assert.equal(own.status, 0);
  const folder = mkdtempSync(join(tmpdir(), 'tally-'));
  try {
    cpSync(path('fixtures/reference'), folder, { recursive: true });
    const reference = join(folder, 'ref/json/hedge-scotland-fixed-p5-d5.txt');
    writeFileSync(reference, readFileSync(reference, 'utf8').replace('"2.40000"', '"2.40001"'));
    const other = conformance(folder);
    assert.match(other.stdout, /^differed .*round 1, transfer: states .*2\.40000.* instead of .*2\.40001/);
    assert.equal(other.status, 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

void test('counts agree with every public reference at hand', () => {
  // The public data is not part of the project: where it is missing, the reference of our own stands for it.
  const shared = join(process.env.ESSOR_SHARED_DATA ?? path('../../../../shared/data'), 'tally');
  const { stdout, status } = conformance(existsSync(shared) ? shared : path('fixtures/reference'));
  assert.deepEqual(
    stdout.split('\n').filter((line) => line.startsWith('differed')),
    [],
  );
  assert.equal(status, 0);
});

void test('a title, a name and an identifier are data: nothing in them is taken for an order', () => {
  const contents = readBlt('1 1\n1 1 0\n0\n"<script>alert(1)</script>"\n"__proto__"\n');
  const record = count({ ...contents, method: { name: 'irv' } });
  assert.ok(!picture(record, 'en').includes('<script'));
});
