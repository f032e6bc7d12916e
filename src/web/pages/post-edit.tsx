import * as v from 'valibot';
import { type Ctx, get, post } from '#http';
import { type Id, parseId } from '#ids';
import { checkbox, choice, parseInput, wholeNumber } from '#input';
import { altText, LARGEST_PICTURE } from '#media';
import {
  editPost,
  type LoadedPost,
  loadPosts,
  LONGEST_POST,
  MOST_PICTURES,
  postFields,
  QUOTE_POLICIES,
  readVersions,
  setQuotePolicy,
} from '#network';
import { notAllowed, Refusal } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { Band, Checkbox, Composer, ErrorSummary, Select, TextArea } from '../components.ts';
import { Ago } from '../components/date.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { AnyPage, MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { mediaPath, postPath, textToHtml } from '../post-view.ts';
import { raw } from 'hono/html';
import { show } from '../show.ts';
import { keepAll, picturesOf } from './compose-pictures.ts';
import { ONE, postOf } from './post-address.ts';

/** Nine places of a picture: across from -1 to 1, up from -1 to 1. */
const POINTS = {
  middle: [0, 0],
  top: [0, 1],
  bottom: [0, -1],
  left: [-1, 0],
  right: [1, 0],
  'top-left': [-1, 1],
  'top-right': [1, 1],
  'bottom-left': [-1, -1],
  'bottom-right': [1, -1],
} as const;
type Point = keyof typeof POINTS;
const NAMES = Object.keys(POINTS) as [Point, ...Point[]];

/** The place that is nearest to a point. */
function nearest(x: number, y: number): Point {
  const far = (name: Point) => (POINTS[name][0] - x) ** 2 + (POINTS[name][1] - y) ** 2;
  return NAMES.toSorted((a, b) => far(a) - far(b))[0]!;
}

const { text, warning, folded, language } = postFields.entries;
const editFields = v.object({
  text,
  warning,
  folded,
  language,
  from: wholeNumber(0, 100_000),
  quotePolicy: v.optional(choice(QUOTE_POLICIES)),
});

/** The post of the address, when it is the reader's to edit. */
async function ownPost(c: Ctx): Promise<LoadedPost> {
  const target = await postOf(c);
  if (target.author.id !== viewerOf(c).account) throw notAllowed();
  if (!target.editable) throw new Refusal(409, (m) => m.posts.errors.cannotEdit);
  return target;
}

function editPage(c: Ctx, target: LoadedPost, form: FormState): Response | Promise<Response> {
  const { m } = c.var;
  const words = m.posts.edit;
  const path = postPath(target);
  const { values, errors } = form;
  return show(
    c,
    <MemberPage
      title={words.title}
      heading={words.title}
      back={{ href: path, label: m.network.post.heading }}
      place="home"
      unlisted
      noCompose
    >
      <Band>
        <ErrorSummary errors={errors} sentence={form.sentence} />
        <Composer
          action={`${path}/edit`}
          most={LONGEST_POST}
          text={values['text'] ?? target.text}
          warning={values['warning'] ?? target.warning}
          folded={'text' in values ? values['folded'] === 'on' : target.folded}
          language={values['language'] ?? target.language ?? c.var.locale}
          alts={values}
          errors={errors}
          draft={`edit ${target.id}`}
          fixedAudience
          pictures={MOST_PICTURES - target.media.length}
          submit={words.save}
          before={
            <>
              <input type="hidden" name="from" value={values['from'] ?? '0'} />
              {target.media.length > 0 && <Standing media={target.media} form={form} />}
              {target.quoting && (
                <Select
                  name="quotePolicy"
                  label={m.posts.quote.policy}
                  value={values['quotePolicy'] ?? target.quoting.policy}
                  options={QUOTE_POLICIES.map((value) => ({ value, label: m.people.reach.policies[value] }))}
                />
              )}
            </>
          }
        />
        <p class="muted small">{words.told}</p>
      </Band>
    </MemberPage>,
    form.status,
  );
}

/** The pictures of the post as they are, each with what can be changed. */
function Standing({ media, form: { values, errors } }: { media: LoadedPost['media']; form: FormState }) {
  const { m } = usePage();
  const words = m.posts.edit;
  return (
    <div class="stack flow-3">
      {media.map((one, i) => (
        <fieldset class="picture-field stack flow-2">
          <legend class="label">{words.picture(i + 1)}</legend>
          <div class="picture-preview">
            <img src={mediaPath(one.preview)} alt={one.alt} width={96} height={96} />
            <div class="grow stack flow-2">
              <TextArea
                name={`alt-${one.id}`}
                label={m.ui.composer.alt}
                rows={2}
                value={values[`alt-${one.id}`] ?? one.alt}
                error={errors[`alt-${one.id}`]}
              />
              <Select
                name={`focus-${one.id}`}
                label={words.focus}
                value={values[`focus-${one.id}`] ?? nearest(one.focusX, one.focusY)}
                options={NAMES.map((name) => ({ value: name, label: words.points[name] }))}
              />
              <Checkbox name={`remove-${one.id}`} checked={values[`remove-${one.id}`] === 'on'}>
                {words.removePicture}
              </Checkbox>
            </div>
          </div>
        </fieldset>
      ))}
    </div>
  );
}

/** What the form says of the pictures that stand. */
function keptIn(target: LoadedPost, fields: Record<string, unknown>) {
  return target.media.flatMap((one) => {
    const asked = parseInput(
      v.object({
        [`remove-${one.id}`]: checkbox(),
        [`alt-${one.id}`]: altText(),
        [`focus-${one.id}`]: v.optional(choice(NAMES), nearest(one.focusX, one.focusY)),
      }),
      fields,
    );
    if (asked[`remove-${one.id}`] === true) return [];
    const point = asked[`focus-${one.id}`] as Point;
    const still = point === nearest(one.focusX, one.focusY);
    const focus = still ? { x: one.focusX, y: one.focusY } : { x: POINTS[point][0], y: POINTS[point][1] };
    return [{ id: one.id, alt: String(asked[`alt-${one.id}`]), focus }];
  });
}

async function saveEdit(c: Ctx): Promise<Response> {
  const target = await ownPost(c);
  return takeForm(
    c,
    async (fields) => {
      const { deps } = c.var;
      const { quotePolicy, ...input } = parseInput(editFields, fields);
      const media = keptIn(target, fields);
      const pictures = await picturesOf(fields);
      await act(c, async (tx, actor) => {
        const news = await editPost(tx, actor, target.id, {
          ...input,
          media,
          ...(pictures.length > 0 && { added: () => keepAll(tx, actor, deps.config.dataFolder, pictures) }),
        });
        // What was shown and left as it was stays as the account says.
        if (!quotePolicy || !target.quoting || quotePolicy === target.quoting.policy) return news;
        return [...news, ...(await setQuotePolicy(tx, actor, target.id, quotePolicy))];
      });
      return c.redirect(postPath(target), 303);
    },
    async (form) => editPage(c, (await again(c, target.id)) ?? target, form),
  );
}

const again = async (c: Ctx, id: Id<'post'>): Promise<LoadedPost | undefined> =>
  (await loadPosts(c.var.deps.db, c.var.viewer, [id])).get(id);

/** Every version, the newest first: anybody who sees the post sees what it said. */
async function historyPage(c: Ctx): Promise<Response> {
  const { deps, viewer, m } = c.var;
  const target = await postOf(c);
  const path = postPath(target);
  if (parseId(c.req.param('id') ?? '') !== target.id) return c.redirect(`${path}/history`, 301);
  const versions = await readVersions(deps.db, viewer, target.id);
  if (versions.length === 0) return c.redirect(path, 303);
  const words = m.posts.history;
  return show(
    c,
    <AnyPage title={words.title} heading={words.title} back={{ href: path, label: m.network.post.heading }} unlisted>
      <ol class="versions">
        {versions.toReversed().map((one) => (
          <li class="band stack flow-2">
            <h2 class="label">
              {one.version === versions.length
                ? words.now
                : one.version === 1
                  ? words.first
                  : words.version(one.version)}
              <span class="muted small">
                {' · '}
                <Ago at={one.created_at} />
              </span>
            </h2>
            {one.content_warning && <p class="chip">{one.content_warning}</p>}
            <div class="text" lang={one.language ?? undefined} dir="auto">
              {raw(textToHtml(one.text, target.mentions))}
            </div>
            {one.alts.length > 0 && (
              <p class="muted small">
                {words.pictures(one.alts.length)}
                {one.alts.some(Boolean) && ` : ${one.alts.filter(Boolean).join(' · ')}`}
              </p>
            )}
          </li>
        ))}
      </ol>
    </AnyPage>,
  );
}

export const postEditRoutes = [
  get(`${ONE}/edit`, 'account', async (c) => {
    const target = await ownPost(c);
    const versions = await readVersions(c.var.deps.db, c.var.viewer, target.id);
    return editPage(c, target, freshForm({ from: String(versions.length) }));
  }),
  post(`${ONE}/edit`, 'account', saveEdit, {
    limits: [{ name: 'edit', per: 'person', times: 60, seconds: 600 }],
    maxBytes: MOST_PICTURES * LARGEST_PICTURE + 1_048_576,
  }),
  get(`${ONE}/history`, 'anyone', historyPage),
];
