import type { OneTimeState } from '#accounts';
import { Button, ButtonLink, Note, Row } from '../components.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';

/** What follows whoever asked for a link: the same for every address. */
export function LookAtYourMail({ address, retry }: { address?: string; retry: string }) {
  const { m, origin } = usePage();
  const { sent } = m.accounts;
  return (
    <PublicPage title={sent.title} width="narrow" unlisted>
      <h1>{sent.title}</h1>
      <p class="lede">{address ? sent.text(address) : sent.textAgain}</p>
      <p class="muted">{sent.hints}</p>
      {!origin.startsWith('https:') && (
        <Note icon="mail">
          <a href="/dev/mail">{sent.readHere}</a>
        </Note>
      )}
      <Row>
        <ButtonLink href={retry}>{sent.other}</ButtonLink>
      </Row>
    </PublicPage>
  );
}

/** A link that opens nothing any more, and the way to a new one. */
export function LinkEnded({
  state,
  door,
  token,
}: {
  state: Exclude<OneTimeState['state'], 'good'>;
  door: '/join' | '/sign-in';
  token: string;
}) {
  const { m } = usePage();
  const { link } = m.accounts;
  const title = { used: link.usedTitle, expired: link.expiredTitle, unknown: link.unknownTitle }[state];
  const text = { used: link.used, expired: link.expired, unknown: link.unknown }[state];
  return (
    <PublicPage title={title} width="narrow" unlisted>
      <h1>{title}</h1>
      <p class="lede">{text}</p>
      {state === 'unknown' ? (
        <ButtonLink kind="primary" href={door}>
          {link.askNew}
        </ButtonLink>
      ) : (
        <form method="post" action={`${door}/${token}/again`}>
          <Button kind="primary">{link.again}</Button>
        </form>
      )}
    </PublicPage>
  );
}
