import * as v from 'valibot';
import { actionNamed, type AnyAction, defineAction, everyAction, type Json } from '#actions';
import type { Db } from '#db';
import { messagesFor } from '#i18n';
import { choice } from '#input';
import type { Id } from '#ids';
import {
  circleMembers,
  circles,
  closeCircle,
  createCircle,
  type CirclePower,
  memberRefs,
  membersNamed,
  sayWho,
  type Who,
  whoAre,
} from '#membership';
import { invalid } from '#refusal';
import { changeSetting, readSettings } from '#settings';

const input = v.object({
  preset: choice(['everyone', 'board']),
  /** Who sits on the board until the first election. */
  members: memberRefs(50),
});

/** What members keep to themselves, whoever governs: circles, mandates, elections, and the ratifying of emergencies. */
const KEPT = /^(?:circle|mandate|election|register|emergency|governance|rule|member)\./;

function weighsTooMuch(action: AnyAction): boolean {
  try {
    return ['constitutional', 'person'].includes(action.gravity(undefined));
  } catch {
    // It depends on what it says: the rule looks at it each time.
    return false;
  }
}

/** What a board decides by itself: everything small and ordinary that members do not keep. */
const boardPowers = (): readonly CirclePower[] =>
  everyAction()
    .filter((action) => !KEPT.test(action.name) && !weighsTooMuch(action))
    .map(({ name }) => ({ action: name, rule: 'ordinary' }));

interface State {
  readonly preset: 'everyone' | 'board';
  readonly members: readonly string[];
  readonly [key: string]: Json;
}

const sits = async (db: Db, board: Id<'circle'>): Promise<boolean> =>
  (await circles(db)).some(({ id }) => id === board);

async function stateOf(db: Db): Promise<State> {
  const { governance } = await readSettings(db);
  if (governance.preset === 'everyone') return { preset: 'everyone', members: [] };
  const members = (await circleMembers(db, governance.circle)).map(({ member }) => member);
  return { preset: 'board', members: members.toSorted() };
}

/**
 * Says who governs: everybody, or a board that members elect, which decides what is small and ordinary while members
 * keep the rest and may call in what it decides.
 */
export const governanceAdopt = defineAction<v.InferOutput<typeof input>, State, { readonly members: readonly Who[] }>({
  name: 'governance.adopt',
  gravity: () => 'constitutional',
  schema: input,
  title: (m) => m.decisions.governance.title,
  form: async (_db, m) => [
    {
      kind: 'choice',
      name: 'preset',
      label: m.decisions.governance.preset,
      options: (['everyone', 'board'] as const).map((value) => ({
        value,
        label: m.decisions.governance.presets[value],
      })),
    },
    {
      kind: 'paragraphs',
      name: 'members',
      label: m.decisions.governance.members,
      hint: m.decisions.governance.membersHint,
      optional: true,
    },
  ],
  async check(db, { preset, members }) {
    if ((await stateOf(db)).preset === preset) throw invalid({ preset: (m) => m.decisions.setting.same });
    const { unknown } = await membersNamed(db, members);
    if (unknown.length > 0) throw invalid({ members: (m) => m.membership.refusals.unknownMembers(unknown.join(', ')) });
  },
  state: stateOf,
  labels: async (db, { members }) => ({ members: await whoAre(db, (await membersNamed(db, members)).ids) }),
  describe(m, f, { input: { preset }, before, labels }) {
    const say = m.decisions.governance;
    const href = '/coop/rules';
    const who = { what: say.what, before: say.presets[before.preset], after: say.presets[preset], href };
    if (preset === 'everyone') return [who, { what: say.board, before: say.sits, after: say.closed, href }];
    const powers = boardPowers().map(({ action }) => actionNamed(action)?.title(m) ?? action);
    return [
      who,
      { what: say.boardMay, before: say.everybodyOnly, after: f.list(powers), href },
      ...(labels.members.length > 0
        ? [{ what: say.members, before: '', after: f.list(labels.members.map((one) => sayWho(m, one))), href }]
        : []),
    ];
  },
  async apply(tx, { preset, members }, by) {
    const { governance, locale } = await readSettings(tx);
    const news = [{ topic: 'settings', kind: 'changed', data: null }];
    if (preset === 'everyone') {
      await changeSetting(tx, null, 'governance', { preset });
      // Members may have closed the board's circle by itself.
      if (governance.preset === 'everyone' || !(await sits(tx, governance.circle))) return news;
      return [...news, ...(await closeCircle(tx, by, governance.circle)).news];
    }
    const say = messagesFor(locale).decisions.governance;
    const board = await createCircle(tx, by, {
      name: say.board,
      purpose: say.boardPurpose,
      open: false,
      members: (await membersNamed(tx, members)).ids,
      powers: boardPowers(),
    });
    await changeSetting(tx, null, 'governance', { preset, circle: board.circle });
    return [...news, ...board.news];
  },
  inverse: (_input, { preset, members }) => ({ name: 'governance.adopt', input: { preset, members } }),
});
