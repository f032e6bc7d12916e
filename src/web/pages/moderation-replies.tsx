import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { deleteReply, type SavedReply, savedReplies, savedReplyInput, saveReply } from '#moderation';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { Band, Button, Empty, ErrorSummary, Input, Paper, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';

const HERE = '/moderation/replies';

async function repliesPage(c: Ctx, form: FormState = freshForm()): Promise<Response> {
  const replies = await savedReplies(c.var.deps.db, viewerOf(c));
  return show(c, <Replies replies={replies} form={form} />, form.status);
}

function Replies({ replies, form: { values, errors, sentence } }: { replies: readonly SavedReply[]; form: FormState }) {
  const { m } = usePage();
  const say = m.moderation.desk;
  return (
    <MemberPage
      title={say.replies}
      heading={say.replies}
      back={{ href: '/moderation', label: say.title }}
      unlisted
      noCompose
    >
      <Band>
        <p class="muted">{say.repliesText}</p>
        {replies.length === 0 && <Empty title={say.repliesNone} />}
        {replies.map(({ id, title, words }) => (
          <Paper icon="reply" what={title}>
            <p class="written" lang="en">
              {words.en}
            </p>
            <p class="written" lang="fr">
              {words.fr}
            </p>
            <form method="post" action={`${HERE}/${id}/delete`}>
              <Button kind="quiet" icon="trash-2" label={`${say.replyDelete}: ${title}`}>
                {say.replyDelete}
              </Button>
            </form>
          </Paper>
        ))}
        <ErrorSummary errors={errors} sentence={sentence} />
        <Paper icon="plus" what={say.replyNew} form={{ action: HERE }}>
          <Input
            name="title"
            label={say.replyTitle}
            value={values['title']}
            error={errors['title']}
            maxlength={80}
            required
          />
          <TextArea
            name="wordsEn"
            label={say.replyEn}
            value={values['wordsEn']}
            error={errors['wordsEn']}
            rows={4}
            maxlength={3_000}
            required
          />
          <TextArea
            name="wordsFr"
            label={say.replyFr}
            value={values['wordsFr']}
            error={errors['wordsFr']}
            rows={4}
            maxlength={3_000}
            required
          />
          <Button kind="primary">{say.replyAdd}</Button>
        </Paper>
      </Band>
    </MemberPage>
  );
}

export const savedReplyRoutes = [
  get(HERE, 'moderator', (c) => repliesPage(c)),
  post(HERE, 'moderator', (c) =>
    takeForm(
      c,
      async (fields) => {
        const input = parseInput(savedReplyInput, fields);
        await c.var.deps.transact((tx) => saveReply(tx, viewerOf(c), input));
        return c.redirect(HERE, 303);
      },
      (form) => repliesPage(c, form),
    ),
  ),
  post(`${HERE}/:id{[0-9]+}/delete`, 'moderator', async (c) => {
    const id = parseId<'saved-reply'>(c.req.param('id') ?? '');
    if (!id) throw notFound();
    await c.var.deps.transact((tx) => deleteReply(tx, viewerOf(c), id));
    return c.redirect(HERE, 303);
  }),
];
