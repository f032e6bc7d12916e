import type { RefusalPage } from '#http';
import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { AnyPage } from '../layout.tsx';
import { show } from '../show.ts';

/** What people see when the program says no, or breaks: a sentence, and somewhere to go. */
export const refusalPage: RefusalPage = (c, refusal) => {
  const { m } = c.var;
  if (refusal?.status === 401 && c.req.method === 'GET') {
    return c.redirect(`/sign-in?next=${encodeURIComponent(c.req.path)}`, 303);
  }
  const sentence = refusal ? refusal.sentence(m) : m.errors.unexpected;
  return show(
    c,
    <AnyPage title={m.errors.title} heading={m.errors.title} unlisted>
      <Empty title={sentence} actions={<ButtonLink href="/">{m.ui.home}</ButtonLink>} />
    </AnyPage>,
    refusal?.status ?? 500,
  );
};
