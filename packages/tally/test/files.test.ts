import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type Election,
  FileError,
  type FileContents,
  count,
  explain,
  fractionText,
  ratio,
  readBlt,
  readCsv,
  readExport,
  readPabulib,
  readPreflib,
  writeExport,
} from '@essor/tally';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const weights = (contents: FileContents): string[] => contents.ballots.map((ballot) => fractionText(ballot.weight));

void test('a .blt file with every extension in use is read', () => {
  const contents = readBlt(fixture('garden.blt'));
  assert.deepEqual(
    contents.candidates.map(({ id, name, withdrawn = false }) => [id, name, withdrawn]),
    [
      ['pear', 'Pear “Conference”', false],
      ['plum', 'Plum #1', false],
      ['apple', 'The "Royal" apple', false],
      ['fig', 'Fig', true],
    ],
  );
  assert.equal(contents.title, 'Fruit for the garden');
  assert.deepEqual(contents.said, { source: 'a source', comment: 'a comment' });
  assert.deepEqual(contents.tieOrder, ['fig', 'apple', 'plum', 'pear']);
  assert.deepEqual(weights(contents), ['3', '1', '2', '1/2', '2']);
  assert.deepEqual(
    contents.ballots.map((ballot) => (ballot.kind === 'ranking' ? ballot.ranks : [])),
    [[0, 1], [[2, 1], 3], [3, 0], [1, [], 2], []],
  );
  const record = count({ ...contents, method: { name: 'meek', seats: 2 } });
  assert.deepEqual([record.ballots.cast, record.ballots.blank], ['17/2', '2']);
});

void test('a .blt file needs no line ends, and may name people in quotes, with titles or without', () => {
  const contents = readBlt('2 1 3 1 2 0 2 2 0 0 "Ann" "Bo"');
  assert.deepEqual(
    [contents.candidates.map(({ name }) => name), contents.title, weights(contents)],
    [['Ann', 'Bo'], '', ['3', '2']],
  );
  assert.equal(readBlt('1 1\n1 1 0\n0\n"Ann"\nAn unquoted title\n').title, 'An unquoted title');
  assert.deepEqual(
    readBlt('3 1\n[withdrawn 2]\n[undeclared 3]\n1 1 0\n0\n"A" "B" "C" "T"').candidates.map(
      ({ withdrawn = false, undeclared = false }) => [withdrawn, undeclared],
    ),
    [
      [false, false],
      [true, false],
      [false, true],
    ],
  );
});

void test('a broken file says on which line', () => {
  const cases: readonly [number, () => unknown][] = [
    [1, () => readBlt('')],
    [1, () => readBlt('x 2')],
    [1, () => readBlt('3 0')],
    [2, () => readBlt('2 1\nfew 1 0\n0\n"A"\n"B"')],
    [3, () => readBlt('2 1\n1 1 0\n1 3 0\n0\n"A"\n"B"')],
    [3, () => readBlt('2 1\n# a word\n1 1 1 0\n0\n"A"\n"B"')],
    [2, () => readBlt('2 1\n[nick a a]\n0\n"A"\n"B"')],
    [2, () => readBlt('2 1\n[tie 1]\n0\n"A"\n"B"')],
    [2, () => readBlt('2 1\n[elected 1]\n0\n"A"\n"B"')],
    [2, () => readBlt('2 1\n-3\n0\n"A"\n"B"')],
    [2, () => readBlt('2 1\n1 1 2')],
    [3, () => readBlt('2 1\n(a) 1 0\n(a) 2 0\n0\n"A"\n"B"')],
    [4, () => readBlt('2 1\n1 1 0\n0\nAnn\n"B"')],
    [4, () => readBlt('2 1\n1 1 0\n0\n"A"')],
    [4, () => readBlt('2 1\n1 1 0\n0\n"A\n"B')],
    [2, () => readBlt('2 1\n/* never\n1 1 0')],
    [2, () => readBlt('2 1\n-2.5 1 0\n0\n"A"\n"B"')],
    [2, () => readCsv('A,B\n1,x\n', 'ranks')],
    [2, () => readCsv('A,B\n0,1\n', 'ranks')],
    [3, () => readCsv('A,B\n1,2\n1\n', 'ranks')],
    [1, () => readCsv('A,A\n1,2\n', 'ranks')],
    [1, () => readCsv('', 'scores')],
    [2, () => readCsv('A,B\nhigh,2\n', 'scores')],
    [2, () => readCsv('A,B\n1,2\n', 'marks')],
    [2, () => readCsv('A,B\n"1,2\n', 'marks')],
    [
      14,
      () =>
        readPabulib(
          fixture('works.pb').replace('1;30;p1,p2', '1;30;p1,p9').replace('description;Works of the quarter\n', ''),
        ),
    ],
    [
      8,
      () => readPabulib(fixture('works.pb').replace('500', 'five').replace('description;Works of the quarter\n', '')),
    ],
    [1, () => readPabulib('budget;9')],
    [7, () => readPreflib(fixture('desserts.toc').replace('5: 1,{2,3}', '5 votes').replace('# TITLE: Desserts\n', ''))],
    [9, () => readPreflib(fixture('desserts.toc').replace('2,3,1', '2,9,1'))],
    [9, () => readPreflib(fixture('desserts.toc').replace('2,3,1', '2,3,3'))],
    [1, () => readExport('{')],
    [1, () => readExport('[]')],
  ];
  for (const [at, [line, read]] of cases.entries()) {
    assert.throws(
      read,
      (error) =>
        error instanceof FileError && error.line === line && !explain(error, 'fr').includes(error.data.reason ?? ''),
      `case ${at}, line ${line}`,
    );
  }
});

void test('ranks, scores and marks are read from CSV', () => {
  const contents = readCsv(fixture('ranks.csv'), 'ranks');
  assert.deepEqual(
    contents.candidates.map(({ id }) => id),
    ['Ada', 'Bela', 'Carl'],
  );
  assert.deepEqual(weights(contents), ['2', '1', '1/2']);
  assert.deepEqual(
    contents.ballots.map((ballot) => (ballot.kind === 'ranking' ? ballot.ranks : [])),
    [[0, 1, 2], [1, 0], [[1, 2]]],
  );
  const scores = readCsv('A;B\n2,5;\n"3";1/2\n', 'scores');
  assert.deepEqual(
    scores.ballots.map((ballot) =>
      ballot.kind === 'scores' ? ballot.scores.map((score) => score && fractionText(score)) : [],
    ),
    [
      ['5/2', null],
      ['3', '1/2'],
    ],
  );
  const marks = readCsv('A\tB\tC\nx\t\toui\n0\t1\tno\n', 'marks');
  assert.deepEqual(
    marks.ballots.map((ballot) => (ballot.kind === 'approval' ? ballot.approved : [])),
    [[0, 2], [1]],
  );
});

void test('a Pabulib budget is read and counted as its own rule says', () => {
  const contents = readPabulib(fixture('works.pb'));
  assert.deepEqual(contents.candidates[1], { id: 'p2', name: 'Trees; many', cost: ratio(450) });
  const { outcome } = count({ ...contents, method: { name: 'budget-greedy', budget: contents.budget ?? '0' } });
  assert.deepEqual(outcome, { kind: 'budget', chosen: [0, 2], spent: '800', left: '100' });
  assert.equal(contents.said?.selected, 'p1,p3');
});

void test('PrefLib rankings are read in the present form and in the first one', () => {
  const present = readPreflib(fixture('desserts.toc'));
  const first = readPreflib('3\n1,Tart\n2,Cake\n3,Ice\n11,11,3\n5,1,{2,3}\n4,2,3,1\n2,3,2,1\n');
  assert.deepEqual(first.ballots, present.ballots);
  assert.deepEqual(first.candidates, present.candidates);
  const { outcome } = count({ ...present, method: { name: 'schulze' } });
  assert.deepEqual(outcome.kind === 'elected' ? outcome.order : [], [[1], [2], [0]]);
});

void test('an export reads back to the same election', () => {
  const election: Election = {
    title: 'The “garden”',
    candidates: [
      { id: 'a', name: 'A', cost: ratio(5, 2) },
      { id: 'b', name: 'B', withdrawn: true },
    ],
    ballots: [
      { kind: 'ranking', weight: ratio(1), ranks: [1, [], [0]] },
      { kind: 'approval', weight: ratio(2, 3), approved: [0] },
      { kind: 'scores', weight: ratio(4), scores: [null, ratio(7, 2)] },
      { kind: 'stance', weight: ratio(1), stance: 'block', college: 'workers' },
    ],
    method: { name: 'scottish', seats: 2, ties: [{ by: 'lot', seed: 'x' }] },
    eligible: ratio(30),
  };
  assert.deepEqual(readExport(writeExport(election)), election);
  const broken = writeExport(election).replace('"block"', '"maybe"');
  assert.throws(
    () => readExport(broken),
    (error) => error instanceof FileError && broken.split('\n')[error.line - 1]!.includes('maybe'),
  );
});
