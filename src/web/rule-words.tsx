import { fraction, supportFloor } from '@essor/tally';
import { relieved, type RuleSettings } from '#deliberation';
import type { format, Messages } from '#i18n';
import { Icon, type IconName } from './components/icon.tsx';
import { useFormats, usePage } from './page-context.ts';

/** Which part of a rule a sentence says, so that a page can add where it stands. */
export type RuleClause =
  | 'notice'
  | 'sponsors'
  | 'member-for'
  | 'voting'
  | 'majority'
  | 'blocks'
  | 'support'
  | 'extension'
  | 'objection'
  | 'relief'
  | 'charge'
  | 'expires';

export interface RuleSentence {
  readonly clause: RuleClause;
  readonly text: string;
}

/** How many members would vote, and how many sponsors that takes: the sentences then name numbers. */
export interface RuleScale {
  readonly electors?: number;
  readonly sponsors?: number;
}

/** K = max(1, ⌈min(5, ½√N)⌉): how many sponsors a proposal needs among so many members. */
export const sponsorsAmong = (members: number): number => Math.max(1, Math.ceil(Math.min(5, Math.sqrt(members) / 2)));

/** The support floor of a rule among so many who may vote; 1 where it asks for no more. */
export const floorAmong = (root: string | null, electors: number): number =>
  root === null ? 1 : Number(supportFloor(fraction(root), fraction(String(electors))).n);

/** A rule in the order in which a proposal meets it, one sentence a condition. */
export function ruleSentences(
  m: Messages,
  f: format.Formats,
  settings: RuleSettings,
  { electors, sponsors }: RuleScale = {},
): readonly RuleSentence[] {
  const say = m.coop.rules;
  const { noticeMinutes, mostBlocks, supportRoot, extensionMinutes, objectionMinutes, memberForMinutes } = settings;
  const needed = sponsors ?? (electors === undefined ? undefined : sponsorsAmong(electors));
  const root =
    supportRoot === null ? undefined : f.number(Number(fraction(supportRoot).n) / Number(fraction(supportRoot).d));
  const said: [RuleClause, string | false][] = [
    ['notice', noticeMinutes > 0 ? say.notice(noticeMinutes) : say.noNotice],
    ['sponsors', settings.sponsored && (needed === undefined ? say.sponsors : say.sponsorsOf(needed))],
    ['member-for', memberForMinutes > 0 && say.memberFor(memberForMinutes)],
    ['voting', say.voting(settings.votingMinutes)],
    [
      'majority',
      [say.majority(settings.majority, settings.strict, settings.of), weighing(m, f, settings)].join(' ').trim(),
    ],
    ['blocks', blocks(m, mostBlocks)],
    [
      'support',
      root === undefined
        ? say.noSupport
        : electors === undefined
          ? say.support(root)
          : say.supportOf(floorAmong(supportRoot, electors), electors),
    ],
    ['extension', extensionMinutes > 0 && say.extension(extensionMinutes, settings.lateMinutes)],
    ['objection', objectionMinutes > 0 ? say.objection(objectionMinutes) : say.noObjection],
    ['relief', Boolean(settings.undoMinutes) && say.relief(reliefOf(settings, electors))],
    ['charge', Boolean(settings.chargeMinutes) && say.charge(settings.chargeMinutes ?? 0)],
    ['expires', say.expires(settings.expiresMinutes)],
  ];
  return said.flatMap(([clause, text]) => (text ? [{ clause, text }] : []));
}

/** What undoing in time asks less of; null for what stays the same. */
function reliefOf(settings: RuleSettings, electors: number | undefined) {
  const { noticeMinutes, supportRoot, sponsored } = relieved(settings);
  const yes = electors === undefined ? null : floorAmong(supportRoot, electors);
  return {
    minutes: settings.undoMinutes ?? 0,
    notice: noticeMinutes < settings.noticeMinutes ? noticeMinutes : null,
    sponsors: settings.sponsored && !sponsored,
    yes: yes !== null && yes < floorAmong(settings.supportRoot, electors ?? 0) ? yes : null,
  };
}

/** How votes weigh, where it is not one member, one vote. */
function weighing({ coop: { rules } }: Messages, f: format.Formats, { weights }: RuleSettings): string {
  if (!weights || weights.kind === 'equal') return '';
  const list = f.list(Object.entries(weights.weights).map(([key, share]) => `${key} ${share}`));
  if (weights.kind === 'classes') return rules.byClass(list);
  return weights.decide === 'each' ? rules.collegesAgree(list) : rules.colleges(list);
}

function blocks({ coop: { rules } }: Messages, most: string | null): string {
  if (most === null) return rules.blocksIgnored;
  return fraction(most).n === 0n ? rules.noBlocks : rules.blocks(most);
}

/** What a rule is called: the words of a preset, or the name its makers gave it. */
export const ruleName = (m: Messages, rule: { readonly key: string; readonly name: string }): string =>
  rule.name || (Object.hasOwn(m.coop.rules.names, rule.key) ? m.coop.rules.names[rule.key as 'lazy'] : rule.key);

const ICONS: Record<RuleClause, IconName> = {
  notice: 'messages-square',
  sponsors: 'users',
  'member-for': 'calendar',
  voting: 'vote',
  majority: 'scale',
  blocks: 'ban',
  support: 'user-check',
  extension: 'clock',
  objection: 'hourglass',
  relief: 'undo-2',
  charge: 'scale',
  expires: 'history',
};

/** A rule as a list of sentences, nothing yet said of where they stand. */
export function RuleSentences({ settings, ...scale }: RuleScale & { settings: RuleSettings }) {
  const { m } = usePage();
  const f = useFormats();
  return (
    <ul class="rulelist plain">
      {ruleSentences(m, f, settings, scale).map(({ clause, text }) => (
        <li>
          <Icon name={ICONS[clause]} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
