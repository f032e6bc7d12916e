import type { ProposalKind, Template } from '#deliberation';
import { Band, Button, ButtonLink, Empty, Icon } from '../components.ts';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { iconOf } from './proposal-words.ts';

const GROUPS: Readonly<Record<'ask' | 'agree' | 'choose' | 'elect', readonly ProposalKind[]>> = {
  agree: ['yes-no', 'consent', 'consensus', 'gradients'],
  choose: ['multiple-choice', 'approval', 'ranked', 'majority-judgment', 'score'],
  elect: ['election'],
  ask: ['sense-check', 'advice', 'count-me-in', 'time-poll'],
};

/** The first question of a proposal: how is it put? Every way in plain words, by what it is for. */
export function ChooseHow({ templates, own }: { templates: readonly Template[]; own: ReadonlySet<string> }) {
  const { m } = usePage();
  const say = m.decide.propose;
  return (
    <MemberPage
      title={say.title}
      heading={say.title}
      place="decide"
      back={{ href: '/d', label: m.decide.title }}
      noCompose
    >
      <Band>
        <div>
          <h2>{say.how}</h2>
          <p class="muted">{say.howText}</p>
        </div>
        {templates.length > 0 && (
          <section aria-labelledby="templates-title">
            <h3 class="minor" id="templates-title">
              {say.templates}
            </h3>
            <p class="hint">{say.templatesText}</p>
            <ul class="hows">
              {templates.map(({ id, name, kind, member }) => (
                <li>
                  <a href={`/d/new?template=${id}`}>
                    <Icon name={iconOf(kind)} />
                    <span>
                      <b dir="auto">{name}</b>
                      <span class="sub">{m.decide.kinds[kind].name}</span>
                    </span>
                    <Icon name="chevron-right" />
                  </a>
                  {own.has(member) && (
                    <form method="post" action={`/d/templates/${id}/retire`}>
                      <Button kind="quiet" icon="trash-2">
                        {say.retire}
                      </Button>
                    </form>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {(['agree', 'choose', 'elect', 'ask'] as const).map((group) => (
          <section aria-labelledby={`${group}-title`}>
            <h3 class="minor" id={`${group}-title`}>
              {m.decide.groups[group].title}
            </h3>
            <p class="hint">{m.decide.groups[group].text}</p>
            <ul class="hows">
              {GROUPS[group].map((kind) => (
                <li>
                  <a href={`/d/new?kind=${kind}`}>
                    <Icon name={iconOf(kind)} />
                    <span>
                      <b>{m.decide.kinds[kind].name}</b>
                      <span class="sub">{m.decide.kinds[kind].what}</span>
                    </span>
                    <Icon name="chevron-right" />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Band>
    </MemberPage>
  );
}

/** To those who may not propose: who may, and how to become one. */
export function NoMember() {
  const { m } = usePage();
  const say = m.decide.propose;
  return (
    <MemberPage
      title={say.title}
      heading={say.title}
      place="decide"
      back={{ href: '/d', label: m.decide.title }}
      noCompose
    >
      <Band>
        <Empty
          title={say.notMember}
          actions={
            <ButtonLink kind="primary" href="/coop/join">
              {m.decide.vote.join}
            </ButtonLink>
          }
        >
          {say.notMemberText}
        </Empty>
      </Band>
    </MemberPage>
  );
}
