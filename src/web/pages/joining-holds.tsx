import type { ServerSettings } from '#settings';
import { ButtonLink, KeyValue, More, Row } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { proposePath } from '../propose.ts';
import { SettingsPage } from './settings-page.tsx';

/** What holds for whoever wants to come in, with a way to each proposal that changes it: where members rule. */
export function JoiningHolds({ settings, moderates }: { settings: ServerSettings; moderates: boolean }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.gate.decided;
  const { newcomers, applicationQuestions } = settings;
  const limits = ['posts', 'strangers', 'links', 'follows'] as const;
  const { labels, newFor } = say.newcomer;
  const parts = [
    {
      id: 'way',
      title: say.openTitle,
      action: 'registration.change',
      rows: [[say.way, m.decisions.registration.choices[settings.registration]]],
    },
    {
      id: 'applications',
      title: m.gate.applications.title,
      action: 'account-application.change',
      rows: [
        [say.application.questionsLabel, applicationQuestions.join(' · ') || say.application.usual],
        [say.application.daysLabel, say.application.within(settings.applicationDays)],
      ],
    },
    {
      id: 'invitations',
      title: m.gate.invitation.title,
      action: 'invitation.change',
      rows: [[say.invitation.what, say.invitation.choices[settings.invitationsBy]]],
    },
    {
      id: 'newcomers',
      title: m.gate.admin.newTitle,
      action: 'newcomer.change',
      rows: [
        [say.newcomer.what.days, newFor(newcomers.days)],
        ...(newcomers.days === 0 ? [] : limits.map((limit) => [labels[limit], f.number(newcomers[limit])])),
      ],
    },
  ];
  return (
    <SettingsPage title={m.gate.admin.title}>
      <p class="lede">{say.lede}</p>
      {parts.map(({ id, title, action, rows }) => (
        <section class="stack flow-3" aria-labelledby={`${id}-title`}>
          <h2 id={`${id}-title`}>{title}</h2>
          <KeyValue facts={rows.map(([label, value]) => ({ label, value }))} />
          <Row>
            <ButtonLink icon="pencil" href={proposePath(action)} label={say.changeNamed(title)}>
              {say.change}
            </ButtonLink>
          </Row>
        </section>
      ))}
      {moderates && (
        <>
          <p class="muted">{say.atOnce}</p>
          <Row>
            <More href="/coop/emergency">{say.emergency}</More>
            <More href="/coop/acts">{say.small}</More>
          </Row>
        </>
      )}
    </SettingsPage>
  );
}
