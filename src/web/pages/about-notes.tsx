import { MODEL } from '@essor/bridging';
import { type Ctx, get } from '#http';
import { type CountView, type JudgedNote, lastCount, publishedData } from '#notes';
import { notFound } from '#refusal';
import { ButtonLink, KeyValue, Prose, Row, Section, Table } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';

const PATH = '/about/notes';
const PER_CALL = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' };
const limits = [{ name: 'notes-data', per: 'address', times: 60, seconds: 60 }] as const;

function mustBeCoop(c: Ctx): void {
  if (c.var.deps.settings.current.stage !== 'co-op') throw notFound();
}

/** How many rated a set of notes that nobody else rated just so: whoever knows the set knows the line. */
function aloneIn(lines: string): number {
  const sets = new Map<string, string[]>();
  for (const line of lines.split('\n').slice(1)) {
    const [rater, note] = line.split(',');
    if (rater && note) sets.set(rater, [...(sets.get(rater) ?? []), note]);
  }
  const times = new Map<string, number>();
  for (const set of sets.values()) times.set(set.join(), (times.get(set.join()) ?? 0) + 1);
  return [...sets.values()].filter((set) => times.get(set.join()) === 1).length;
}

function AboutNotes({ last, data }: { last: CountView | undefined; data: Awaited<ReturnType<typeof publishedData>> }) {
  const { m, now } = usePage();
  const f = useFormats();
  const words = m.notes.about;
  return (
    <AnyPage
      title={words.title}
      heading={words.title}
      back={{ href: '/about', label: m.ui.foot.about }}
      canonical={PATH}
      description={words.lede}
    >
      <div class="band stack flow-5">
        <p class="lede">{words.lede}</p>
        <Prose>
          {(
            [
              [words.who, words.whoList],
              [words.formula, words.formulaList],
              [words.limit, words.limitList],
            ] as const
          ).map(([title, sentences]) => (
            <>
              <h2>{title}</h2>
              <ul>
                {sentences.map((sentence) => (
                  <li>{sentence}</li>
                ))}
              </ul>
            </>
          ))}
          <p class="muted">
            {words.source} {MODEL.version}.
          </p>
        </Prose>
        <Section id="count" title={words.last}>
          {last ? (
            <>
              <p class="muted">{words.counted(f.moment(last.at, now))}</p>
              <KeyValue
                facts={[
                  { label: words.figures.ratings, value: f.number(last.ratings) },
                  { label: words.figures.raters, value: f.number(last.raters) },
                  { label: words.figures.notes, value: f.number(last.notes) },
                  { label: words.figures.axis, value: f.number(last.axisRaters) },
                  { label: words.figures.model, value: last.model },
                  { label: words.figures.hash, value: <code class="notes-hash">{last.inputsHash}</code> },
                ]}
              />
            </>
          ) : (
            <p>{words.never}</p>
          )}
        </Section>
        {data && <Judged notes={data.judged} />}
        <Section id="data" title={words.data}>
          <p>{words.dataText}</p>
          {data?.lines ? (
            <>
              <p class="muted">{words.unique(aloneIn(data.lines), data.raters)}</p>
              <Row>
                <ButtonLink href={`${PATH}/data.json`} icon="download" download>
                  {words.json}
                </ButtonLink>
                <ButtonLink href={`${PATH}/ratings.csv`} icon="download" download>
                  {words.csv}
                </ButtonLink>
              </Row>
            </>
          ) : (
            <p class="muted">{words.fewRaters(10)}</p>
          )}
        </Section>
      </div>
    </AnyPage>
  );
}

/** Each note by how helpful it is to somebody in the middle, and which side it pleases. */
function Judged({ notes }: { notes: readonly JudgedNote[] }) {
  const { m } = usePage();
  const f = useFormats();
  const words = m.notes.about;
  const placed = notes.filter((one) => one.score !== null);
  if (placed.length === 0) return null;
  const shown = placed.filter(({ state }) => state === 'shown').length;
  const widest = Math.max(0.2, ...placed.map(({ tilt }) => Math.abs(tilt ?? 0)));
  const x = (tilt: number | null) => 50 + ((tilt ?? 0) / widest) * 45;
  const y = (score: number | null) => 95 - Math.min(1, Math.max(0, score ?? 0)) * 90;
  const figure = (one: number | null) => (one === null ? '' : f.number(Math.round(one * 100) / 100));
  return (
    <Section id="plot" title={words.plot}>
      <figure class="notes-plot">
        <svg viewBox="0 0 100 100" role="img" aria-label={words.plotSays(placed.length, shown)}>
          <line x1="5" x2="95" y1={y(MODEL.shown)} y2={y(MODEL.shown)} class="threshold" />
          <line x1="5" x2="95" y1={y(MODEL.notShown)} y2={y(MODEL.notShown)} class="threshold" />
          <line x1="50" x2="50" y1="5" y2="95" class="axis" />
          {placed.map((one) => (
            <circle cx={x(one.tilt).toFixed(1)} cy={y(one.score).toFixed(1)} r="1.4" class={one.state} />
          ))}
        </svg>
        <figcaption class="muted small">{words.plotSays(placed.length, shown)}</figcaption>
      </figure>
      <Table
        caption={words.plot}
        columns={[
          { label: words.note, cell: (row: JudgedNote) => row.id, oneLine: true },
          { label: words.state, cell: (row: JudgedNote) => m.notes.states[row.state] },
          { label: words.score, cell: (row: JudgedNote) => figure(row.score), figure: true },
          { label: words.tilt, cell: (row: JudgedNote) => figure(row.tilt), figure: true },
        ]}
        rows={placed.slice(0, 100)}
      />
    </Section>
  );
}

export const notesAboutRoutes = [
  get(PATH, 'anyone', async (c) => {
    mustBeCoop(c);
    const { db } = c.var.deps;
    const [last, data] = await Promise.all([lastCount(db), publishedData(db)]);
    return show(c, <AboutNotes last={last} data={data} />);
  }),
  get(
    `${PATH}/data.json`,
    'anyone',
    async (c) => {
      mustBeCoop(c);
      const { deps } = c.var;
      const data = await publishedData(deps.db);
      return c.json(
        {
          links: { self: `${deps.config.origin}${PATH}/data.json`, formula: `${deps.config.origin}${PATH}` },
          model: MODEL,
          count: data && {
            at: data.at.toISOString(),
            model: data.model,
            inputs_hash: data.inputsHash,
            ratings: data.ratings,
            raters: data.raters,
            notes: data.notes,
          },
          notes: data?.judged ?? [],
          ratings:
            data?.lines
              ?.split('\n')
              .slice(1)
              .flatMap((line) => {
                const [rater, note, value] = line.split(',');
                return rater && note && value ? [{ rater, note, value }] : [];
              }) ?? null,
        },
        200,
        PER_CALL,
      );
    },
    { limits },
  ),
  get(
    `${PATH}/ratings.csv`,
    'anyone',
    async (c) => {
      mustBeCoop(c);
      const data = await publishedData(c.var.deps.db);
      if (!data?.lines) throw notFound();
      return c.body(data.lines, 200, {
        ...PER_CALL,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="ratings.csv"',
      });
    },
    { limits },
  ),
];
