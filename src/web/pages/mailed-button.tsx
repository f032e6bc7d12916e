import type { Child } from 'hono/jsx';
import type { Campaign } from '#campaigns';
import { Breadcrumb, Button, ButtonLink, Paper, Row } from '../components.ts';
import type { IconName } from '../components/icon.tsx';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { Addressee } from './campaign-said.tsx';
import { campaignPath, textOf } from './campaign-words.ts';

/**
 * Where the link of a mail leads: what it is about, and the one button that does it. The link itself does nothing, since
 * mail scanners follow links.
 * @param otherwise the way for whoever does not want to press.
 */
export function MailedButton(props: {
  campaign: Campaign;
  icon: IconName;
  title: string;
  button: string;
  otherwise?: { readonly href: string; readonly label: string };
  children: Child;
}) {
  const { campaign, icon, title, button, otherwise, children } = props;
  const { locale } = usePage();
  return (
    <PublicPage title={title} width="narrow" unlisted>
      <h1>{title}</h1>
      <Paper
        icon={icon}
        what={<Addressee campaign={campaign} />}
        title={<span {...textOf(campaign, locale)}>{campaign.title}</span>}
        level={2}
        form={{ action: '' }}
      >
        <p>{children}</p>
        <Button kind="primary" big full>
          {button}
        </Button>
        {otherwise && (
          <p class="hint">
            <a href={otherwise.href}>{otherwise.label}</a>
          </p>
        )}
      </Paper>
    </PublicPage>
  );
}

/** What came of it, or that there is nothing behind the link. */
export function Ended({ campaign, title, text }: { campaign: Campaign; title: string; text: string }) {
  const { m } = usePage();
  return (
    <PublicPage title={title} width="narrow" unlisted>
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      <h1>{title}</h1>
      <p class="lede">{text}</p>
      <Row>
        <ButtonLink href={campaignPath(campaign)}>{m.campaigns.goTo}</ButtonLink>
      </Row>
    </PublicPage>
  );
}
