import { driveOfStopToken, drivePath, stopReminders } from '#campaigns';
import { type Ctx, get, post } from '#http';
import { Button, ButtonLink, Paper, Row } from '../components.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';

const LARGEST_FORM = 4_096;
const PRESSING = { name: 'unsubscribe', per: 'address', times: 240, seconds: 600 } as const;

const tokenOf = (c: Ctx): string => c.req.param('token') ?? '';

/**
 * Where the link at the end of a reminder leads. The page stops nothing until its button is pressed; a mail program
 * sends the same form by itself when its reader says so (RFC 8058), signed in to nothing.
 */
export const driveStopRoutes = [
  get('/c/:slug/shares/stop/:token', 'anyone', async (c) => {
    const found = await driveOfStopToken(c.var.deps.db, tokenOf(c));
    return found ? show(c, <Asking company={found.company} />) : ended(c, 'unknown', 404);
  }),

  post(
    '/c/:slug/shares/stop/:token',
    'anyone',
    async (c) => {
      const { deps } = c.var;
      if (!(await driveOfStopToken(deps.db, tokenOf(c)))) return ended(c, 'unknown', 404);
      await deps.transact((tx) => stopReminders(tx, tokenOf(c)));
      // Answered in place: what reads mails for people follows no redirect.
      return ended(c, 'done', 200);
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  ),
];

function ended(c: Ctx, how: 'done' | 'unknown', status: 200 | 404) {
  return show(c, <Ended how={how} back={drivePath(c.req.param('slug') ?? '')} />, status);
}

function Asking({ company }: { company: string }) {
  const { m } = usePage();
  const say = m.drive.shares.stop;
  return (
    <PublicPage title={say.title} width="narrow" unlisted>
      <h1>{say.title}</h1>
      <Paper icon="bell-off" what={company} form={{ action: '' }}>
        <p>{say.text(company)}</p>
        <Button kind="primary" big full>
          {say.button}
        </Button>
      </Paper>
    </PublicPage>
  );
}

function Ended({ how, back }: { how: 'done' | 'unknown'; back: string }) {
  const { m } = usePage();
  const say = m.drive.shares.stop;
  return (
    <PublicPage title={say[how]} width="narrow" unlisted>
      <h1>{say[how]}</h1>
      <p class="lede">{say[`${how}Text`]}</p>
      <Row>
        <ButtonLink href={back}>{say.back}</ButtonLink>
      </Row>
    </PublicPage>
  );
}
