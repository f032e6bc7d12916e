import type { Compared, Piece } from '#deliberation';
import { usePage } from '../page-context.ts';
import { Fold } from './fold.tsx';

type Same = Extract<Compared, { kind: 'same' }>;
type Changed = Exclude<Compared, Same>;

/** Two texts, paragraph beside paragraph, the words that changed marked; what did not change is folded away. */
export function Comparison({ compared, lang }: { compared: readonly Compared[]; lang?: string }) {
  const { m } = usePage();
  if (compared.every(({ kind }) => kind === 'same')) return <p class="muted">{m.talk.compare.same}</p>;
  return (
    <div class="compare">
      {runsOf(compared).map((run) =>
        'same' in run ? <Unchanged run={run.same} lang={lang} /> : <Pair one={run} lang={lang} />,
      )}
    </div>
  );
}

/** Paragraphs that stand as they were go together. */
function runsOf(compared: readonly Compared[]): readonly ({ same: readonly Same[] } | Changed)[] {
  const runs: ({ same: Same[] } | Changed)[] = [];
  for (const one of compared) {
    const last = runs.at(-1);
    if (one.kind !== 'same') runs.push(one);
    else if (last && 'same' in last) last.same.push(one);
    else runs.push({ same: [one] });
  }
  return runs;
}

function Unchanged({ run, lang }: { run: readonly Same[]; lang?: string | undefined }) {
  const { m } = usePage();
  return (
    <Fold summary={m.talk.compare.unchanged(run.length)}>
      <div class="unchanged" lang={lang}>
        {run.map(({ text }) => (
          <p dir="auto">{text}</p>
        ))}
      </div>
    </Fold>
  );
}

function Pair({ one, lang }: { one: Changed; lang?: string | undefined }) {
  const say = usePage().m.talk.compare;
  const place = one.kind === 'added' ? one.to : one.from;
  return (
    <section class="pair" aria-label={say.paragraph(place + 1)}>
      {one.kind !== 'added' && (
        <div>
          <span class="label">{one.kind === 'removed' ? say.removed : say.before}</span>
          <p lang={lang} dir="auto">
            <Pieces pieces={one.before} old />
          </p>
        </div>
      )}
      {one.kind !== 'removed' && (
        <div class="becomes">
          <span class="label">{one.kind === 'added' ? say.added : say.after}</span>
          <p lang={lang} dir="auto">
            <Pieces pieces={one.after} />
          </p>
        </div>
      )}
    </section>
  );
}

const Pieces = ({ pieces, old }: { pieces: readonly Piece[]; old?: boolean }) => (
  <>{pieces.map(({ text, changed }) => (!changed ? text : old ? <del>{text}</del> : <ins>{text}</ins>))}</>
);
