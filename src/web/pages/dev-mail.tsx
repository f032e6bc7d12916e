import { type Ctx, get } from '#http';
import { parseId } from '#ids';
import { type KeptMail, keptMail, keptMailAfter } from '#mail';
import { Button, DateTime, Empty, Input, Prose } from '../components.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';

const MOST = 100;
const MOST_FOLLOWED = 1_000;

/** A mail's text with its links as links. */
const Words = ({ text }: { text: string }) => (
  <Prose>
    {text
      .trim()
      .split(/\n{2,}/)
      .map((paragraph) => (
        <p>
          {paragraph.split('\n').map((line, i) => (
            <>
              {i > 0 && <br />}
              <Links line={line} />
            </>
          ))}
        </p>
      ))}
  </Prose>
);

const Links = ({ line }: { line: string }) => (
  <>{line.split(/(https?:\/\/\S+)/g).map((part, i) => (i % 2 === 1 ? <a href={here(part)}>{part}</a> : part))}</>
);

/** Links to this server stay on the address by which it was reached. */
function here(address: string): string {
  const { origin } = usePage();
  return address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
}

function Mails({ mails, to }: { mails: readonly KeptMail[]; to: string | undefined }) {
  const { dev } = usePage().m.accounts;
  return (
    <PublicPage title={dev.mailTitle} width="column" unlisted>
      <h1>{dev.mailTitle}</h1>
      <p class="lede">{dev.mailLede}</p>
      <form class="stack flow-3" method="get" action="/dev/mail">
        <Input name="to" type="search" label={dev.to} value={to} autocapitalize="none" spellcheck={false} />
        <div class="row">
          <Button>{dev.filter}</Button>
          {to && <a href="/dev/mail">{dev.all}</a>}
        </div>
      </form>
      {mails.length === 0 && <Empty title={to ? dev.noMailTo(to) : dev.noMail}>{dev.noMailText}</Empty>}
      {mails.map((mail) => (
        <article class="section stack flow-2">
          <h2>{mail.subject}</h2>
          <p class="meta">
            <span>
              {dev.to} <bdi>{mail.to}</bdi>
            </span>
            <DateTime at={new Date(mail.at)} style="moment" />
            <span>{mail.kind}</span>
          </p>
          <Words text={mail.text} />
        </article>
      ))}
    </PublicPage>
  );
}

const wanted = (c: Ctx): string | undefined => c.req.query('to')?.trim().replaceAll('\u0000', '') || undefined;

/** Every mail, kept to be read: outside production none leaves. */
export const devMailRoutes = [
  get('/dev/mail', 'development', async (c) => {
    const to = wanted(c);
    return show(c, <Mails mails={await keptMail(c.var.deps.db, MOST, to)} to={to} />);
  }),
  get('/dev/mail.json', 'development', async (c) => {
    const { db } = c.var.deps;
    const after = c.req.query('after');
    if (after === undefined) return c.json(await keptMail(db, MOST, wanted(c)));
    return c.json(await keptMailAfter(db, parseId<'mail'>(after) ?? '0', MOST_FOLLOWED));
  }),
];
