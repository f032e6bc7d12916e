import type { Alarm, Campaign } from '#campaigns';
import { messagesFor } from '#i18n';
import { Button, DateTime, Note, Section, Stack } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { campaignPath } from './campaign-words.ts';

/** From where unusually many forms came, and the one press that counts them. */
export function Alarms({ campaign, alarms }: { campaign: Campaign; alarms: readonly Alarm[] }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.organising.alarms;
  return (
    <Section id="alarms" title={say.title}>
      <Stack>
        <p class="small muted">{say.rule}</p>
        {alarms.length === 0 && <p class="muted">{say.none}</p>}
        {alarms.map(({ kind, subject, forms, expected, hour }) => (
          <div class="stack flow-2">
            <Note tone="amber" icon="triangle-alert">
              <b>{kind === 'domain' ? say.ofDomain(forms, subject) : say.ofNetwork(forms)}</b>{' '}
              {say.usual(f.number(expected))}{' '}
              <span class="small muted">
                <DateTime at={hour} style="moment" />
                {kind === 'network' && `. ${say.networkNote}`}
              </span>
            </Note>
            {kind === 'domain' && (
              <CountThem campaign={campaign} domain={subject} day={hour.toISOString().slice(0, 10)} />
            )}
          </div>
        ))}
      </Stack>
    </Section>
  );
}

/** The form of a batch, filled in. Its reason is published, so it is in the language of the campaign. */
function CountThem({ campaign, domain, day }: { campaign: Campaign; domain: string; day: string }) {
  const say = usePage().m.organising.alarms;
  const reason = messagesFor(campaign.locale).organising.alarms.reason(domain);
  const fields = { reason, mailDomain: domain, signedFrom: day, signedUntil: day };
  return (
    <form method="post" action={campaignPath(campaign, '/care/count')}>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button>{say.count}</Button>
    </form>
  );
}
