import { type Ctx, get, post } from '#http';
import { chooseMails, type MailTopic, stoppedBy } from '#mail';
import { Button, ButtonLink, Paper, Row } from '../components.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';

const PRESSING = { name: 'unsubscribe', per: 'address', times: 240, seconds: 600 } as const;
const LARGEST_FORM = 4_096;

const tokenOf = (c: Ctx): string => c.req.param('token') ?? '';

/**
 * Where the link at the end of a mail leads. The page stops nothing until its button is pressed; a mail program
 * sends the same form by itself when its reader says so (RFC 8058), signed in to nothing.
 */
export const unsubscribeRoutes = [
  get('/unsubscribe/:token', 'anyone', async (c) => {
    const found = await stoppedBy(c.var.deps.db, tokenOf(c));
    return found ? show(c, <Asking topic={found.topic} />) : unknown(c);
  }),

  post(
    '/unsubscribe/:token',
    'anyone',
    async (c) => {
      const { deps, m } = c.var;
      const found = await stoppedBy(deps.db, tokenOf(c));
      if (!found) return unknown(c);
      await deps.transact((tx) => chooseMails(tx, found.person, { [found.topic]: 'none' }));
      const { done, doneText } = m.api.mail.stopping;
      // Answered in place: what reads mails for people follows no redirect.
      return show(c, <Ended title={done} text={doneText} />);
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  ),
];

const unknown = (c: Ctx) => {
  const { unknown: title, unknownText } = c.var.m.api.mail.stopping;
  return show(c, <Ended title={title} text={unknownText} />, 404);
};

function Asking({ topic }: { topic: MailTopic }) {
  const { m } = usePage();
  const words = m.api.mail.stopping;
  return (
    <PublicPage title={words.title} width="narrow" unlisted>
      <h1>{words.title}</h1>
      <Paper icon="mail" what={words[topic]} form={{ action: '' }}>
        <p>{words[`${topic}Text`]}</p>
        <Button kind="primary" big full>
          {words.button}
        </Button>
      </Paper>
    </PublicPage>
  );
}

function Ended({ title, text }: { title: string; text: string }) {
  const { m } = usePage();
  return (
    <PublicPage title={title} width="narrow" unlisted>
      <h1>{title}</h1>
      <p class="lede">{text}</p>
      <Row>
        <ButtonLink href="/settings/mail">{m.api.mail.stopping.change}</ButtonLink>
      </Row>
    </PublicPage>
  );
}
