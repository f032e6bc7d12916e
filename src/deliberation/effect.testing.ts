import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import { actionNamed, canonicalText, type Json } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { changeSetting } from '#settings';
import type { Person, World } from '../../test/world.ts';
import { castStance } from './cast-stance.ts';
import { decide } from './decide.ts';
import { defaultSettings } from './default-settings.ts';
import type { ProposalKind } from './kinds.ts';
import type { OutcomeResult, ProposalOrigin } from './schema.ts';
import { RULE_PRESETS, type RuleKey, type RuleSettings } from './settings.ts';

/** Somebody who is a member. */
export interface Cooperator extends Person {
  readonly member: Id<'member'>;
}

/** Puts people into the register, as if they had been admitted long ago. */
export async function cooperators(world: World, names: readonly string[]): Promise<Cooperator[]> {
  const people: Cooperator[] = [];
  await world.transact(async (tx) => {
    await changeSetting(tx, null, 'stage', 'co-op');
    await changeSetting(tx, null, 'registerOpenedAt', tx.now.toISOString());
    await tx
      .insertInto('member_class')
      .values({ key: 'member', name: 'Members', retired_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
  for (const [i, name] of names.entries()) {
    const person = await world.person(name);
    const member = await world.transact(async (tx) => {
      const id = tx.newId<'member'>();
      const long = new Date(tx.now.getTime() - 400 * 86_400_000);
      await tx
        .insertInto('member')
        .values({
          id,
          number: i + 1,
          kind: 'person',
          person_id: person.actor.person,
          legal_name: name,
          class: 'member',
          status: 'voting',
          applied_at: long,
          admitted_at: long,
          ended_at: null,
        })
        .execute();
      await tx
        .insertInto('membership_event')
        .values({
          id: tx.newId<'membership-event'>(),
          member_id: id,
          kind: 'admitted',
          status: 'voting',
          class: 'member',
          number: i + 1,
          legal_name: name,
          by_person: null,
          by_decision: null,
          at: long,
        })
        .execute();
      return id;
    });
    people.push({ ...person, member });
  }
  return people;
}

export interface Closed {
  readonly author: Cooperator;
  readonly electors: readonly Cooperator[];
  readonly actions: readonly { readonly name: string; readonly input: Json; readonly option?: string }[];
  readonly title?: string;
  readonly kind?: ProposalKind;
  readonly rule?: RuleKey;
  /** Over the settings of the preset. */
  readonly ruled?: Partial<RuleSettings>;
  readonly result?: OutcomeResult;
  readonly chosen?: readonly string[];
  readonly circle?: Id<'circle'>;
  readonly origin?: ProposalOrigin;
  readonly originDecision?: Id<'decision'>;
  readonly reviewOn?: string;
}

async function ruleOf(tx: Tx, key: RuleKey, ruled: Partial<RuleSettings>): Promise<Id<'rule'>> {
  const settings = JSON.stringify({ ...RULE_PRESETS[key], ...ruled });
  const found = await tx
    .selectFrom('rule')
    .where('key', '=', key)
    .where('superseded_at', 'is', null)
    .where(sql<boolean>`settings = ${settings}::jsonb`)
    .select('id')
    .executeTakeFirst();
  if (found) return found.id;
  const last = await tx
    .selectFrom('rule')
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .select('version')
    .executeTakeFirst();
  await tx
    .updateTable('rule')
    .set({ superseded_at: tx.now })
    .where('key', '=', key)
    .where('superseded_at', 'is', null)
    .execute();
  const id = tx.newId<'rule'>();
  await tx
    .insertInto('rule')
    .values({
      id,
      key,
      version: (last?.version ?? 0) + 1,
      settings,
      created_at: tx.now,
      by_decision: null,
      superseded_at: null,
    })
    .execute();
  return id;
}

/** Writes a vote that has just closed, and lets it decide. @returns the proposal, and its decision. */
export async function closedVote(
  world: World,
  o: Closed,
): Promise<{ proposal: Id<'proposal'>; decision: Id<'decision'>; number: number }> {
  return world.transact(async (tx) => {
    const proposal = tx.newId<'proposal'>();
    const rule = await ruleOf(tx, o.rule ?? 'ordinary', o.ruled ?? {});
    const kind = o.kind ?? 'yes-no';
    const { settings } = await tx
      .selectFrom('rule')
      .where('id', '=', rule)
      .select('settings')
      .executeTakeFirstOrThrow();
    const { last } = await tx
      .selectFrom('proposal')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), sql.lit(0)).as('last'))
      .executeTakeFirstOrThrow();
    const calls = await Promise.all(
      o.actions.map(async ({ name, input: raw, option }, position) => {
        const action = actionNamed(name)!;
        const input = v.parse(action.schema, raw);
        const expected = await action.state(tx, input);
        const labels = (await action.labels?.(tx, input)) ?? null;
        return { id: tx.newId<'action'>(), position, option: option ?? null, name, input, expected, labels };
      }),
    );
    const frozen = canonicalText({
      title: o.title ?? 'A test',
      actions: calls.map(({ name, option, input, expected, labels }) => ({
        name,
        option,
        input: input as Json,
        before: expected,
        labels,
      })),
    });
    await tx
      .insertInto('proposal')
      .values({
        id: proposal,
        number: last + 1,
        account_id: o.author.actor.account,
        member_id: o.author.member,
        circle_id: o.circle ?? null,
        kind,
        title: o.title ?? 'A test',
        body: 'Because.',
        language: 'en',
        rule_id: rule,
        settings: JSON.stringify(defaultSettings(kind, settings)),
        options: JSON.stringify((o.chosen ?? []).map((id) => ({ id, text: id }))),
        state: 'closed',
        created_at: tx.now,
        published_at: tx.now,
        version_at: tx.now,
        opened_at: tx.now,
        closes_at: tx.now,
        extended_at: null,
        closed_at: tx.now,
        withdrawn_at: null,
        frozen,
        frozen_hash: createHash('sha256').update(frozen).digest('hex'),
        electors: o.electors.length,
        review_on: o.reviewOn ?? null,
        origin: o.origin ?? null,
        origin_decision: o.originDecision ?? null,
      })
      .execute();
    if (calls.length > 0) {
      await tx
        .insertInto('action')
        .values(
          calls.map((call) => ({
            id: call.id,
            proposal_id: proposal,
            position: call.position,
            option_id: call.option,
            name: call.name,
            input: JSON.stringify(call.input),
            expected: JSON.stringify(call.expected),
            labels: JSON.stringify(call.labels),
            ran_at: null,
          })),
        )
        .execute();
    }
    await tx
      .insertInto('elector')
      .values(
        o.electors.map(({ member }) => ({
          proposal_id: proposal,
          member_id: member,
          college: null,
          noticed_at: tx.now,
          reminded_at: null,
        })),
      )
      .execute();
    await tx
      .insertInto('outcome')
      .values({
        proposal_id: proposal,
        result: o.result ?? 'passed',
        chosen: JSON.stringify(o.chosen ?? []),
        electors: o.electors.length,
        cast_votes: o.electors.length,
        record: '{}',
        record_hash: '0',
        closed_at: tx.now,
      })
      .execute();
    await decide(tx, proposal);
    const decided = await tx
      .selectFrom('decision')
      .where('proposal_id', '=', proposal)
      .select(['id', 'number'])
      .executeTakeFirst();
    return { proposal, decision: decided?.id ?? ('0' as Id<'decision'>), number: decided?.number ?? 0 };
  });
}

const MINUTE_MS = 60_000;
export const HOUR = 60;
export const DAY = 24 * HOUR;

/** Lets minutes go by, and whatever is due then happen. */
export async function pass(world: World, minutes: number): Promise<void> {
  world.clock.advance(minutes * MINUTE_MS);
  await world.app.settle();
}

/** Has each of them vote, by the verb. */
export async function vote(world: World, people: readonly Cooperator[], id: Id<'proposal'>, position: 'yes' | 'no') {
  for (const { actor } of people)
    await world.transact((tx) => castStance(tx, actor, id, { choice: { position }, reason: '' }));
}

/** Lets days go by in a few strides; what is due at the end of each happens then. */
export async function days(world: World, ...strides: readonly number[]) {
  for (const n of strides) await pass(world, n * DAY);
}
