import { keepOpener, type RefusalPage } from '#http';
import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Band } from '../components/flow.tsx';
import { AnyPage } from '../layout.tsx';
import { currentPage, show } from '../show.ts';

/** What people see when the program says no, or breaks: a sentence, and somewhere to go. */
export const refusalPage: RefusalPage = (c, refusal) => {
  const { m } = c.var;
  const { path } = currentPage(c);
  if (refusal?.status === 401 && c.req.method === 'GET') {
    if (c.req.path === '/oauth/authorize') keepOpener(c);
    return c.redirect(`/sign-in?next=${encodeURIComponent(path)}`, 303);
  }
  // Whoever sent a form without being signed in goes back to its page afterwards.
  const from = c.req.header('referer') ?? '';
  const back = URL.canParse(from) && new URL(from).host === new URL(c.req.url).host ? new URL(from).pathname : '/home';
  const signIn = (
    <ButtonLink kind="primary" href={`/sign-in?next=${encodeURIComponent(back)}`}>
      {m.ui.signIn}
    </ButtonLink>
  );
  const sentence = refusal ? refusal.sentence(m) : m.errors.unexpected;
  return show(
    c,
    <AnyPage title={m.errors.title} heading={m.errors.title} unlisted>
      <Band>
        <Empty
          title={sentence}
          actions={refusal?.status === 401 ? signIn : <ButtonLink href="/">{m.ui.places.home}</ButtonLink>}
        />
      </Band>
    </AnyPage>,
    refusal?.status ?? 500,
  );
};
