import { useFormats, usePage } from '../page-context.ts';
import { Bars } from './bars.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import type { PollView, PostView } from './post-view.ts';

/**
 * A poll: choices to tick while one may vote, then bars. The form posts `choice[]` to `<path>/vote`, with `next` to come
 * back to; a script replaces this part (`data-part`).
 */
export function Poll({ poll, post }: { poll: PollView; post: Pick<PostView, 'id' | 'path' | 'lang'> }) {
  const { m, path } = usePage();
  const words = m.posts.poll;
  if (!poll.open) {
    return (
      <div class="poll" data-part>
        <Results poll={poll} lang={post.lang} />
        <Foot poll={poll} />
      </div>
    );
  }
  return (
    <form class="poll" method="post" action={`${post.path}/vote`} data-enhance="toggle" data-part>
      <input type="hidden" name="next" value={path} />
      <fieldset>
        <legend class="vh">{poll.multiple ? words.several : words.one}</legend>
        {poll.options.map((option, position) => (
          <label class="choice">
            <input type={poll.multiple ? 'checkbox' : 'radio'} name="choice[]" value={position} />
            <span lang={post.lang} dir="auto">
              {option.title}
            </span>
          </label>
        ))}
      </fieldset>
      <div class="poll-foot">
        <Button>{words.vote}</Button>
        <Foot poll={poll} />
      </div>
    </form>
  );
}

function Results({ poll, lang }: { poll: PollView; lang?: string }) {
  const { m } = usePage();
  const f = useFormats();
  const { voters } = poll;
  const most = Math.max(...poll.options.map((one) => one.votes ?? 0));
  const name = ({ title, mine }: PollView['options'][number]) => (
    <>
      <span lang={lang} dir="auto">
        {title}
      </span>
      {mine && (
        <span class="mine">
          <Icon name="check" />
          <span class="vh">{m.posts.poll.yours}</span>
        </span>
      )}
    </>
  );
  if (voters === null) {
    return (
      <ul class="list">
        {poll.options.map((one) => (
          <li>{name(one)}</li>
        ))}
      </ul>
    );
  }
  return (
    <Bars
      label={m.posts.poll.label}
      whole={Math.max(1, voters)}
      rows={poll.options.map((one) => ({
        name: name(one),
        n: one.votes ?? 0,
        said: f.percent((one.votes ?? 0) / Math.max(1, voters)),
        won: poll.over && most > 0 && one.votes === most,
      }))}
    />
  );
}

/** How many voted, and until when. */
function Foot({ poll }: { poll: PollView }) {
  const { m, now } = usePage();
  const f = useFormats();
  const words = m.posts.poll;
  return (
    <p class="muted small">
      {poll.voters === null ? words.hiddenSoFar : words.voters(poll.voters)}
      {' · '}
      <time datetime={poll.closesAt.toISOString()} title={f.moment(poll.closesAt, now)}>
        {poll.over ? words.ended : words.ends(f.until(poll.closesAt, now))}
      </time>
    </p>
  );
}
