import {
  admit,
  apply,
  charge,
  createCircle,
  expelMember,
  grantMandate,
  type MandateRole,
  type MemberKind,
  suspendMember,
} from '#membership';
import type { Id } from '#ids';
import { changeSetting } from '#settings';
import type { Person, World } from '../../../test/world.ts';

const DAY = 86_400_000;

/** Gives the server the stage of a co-op whose register is open, with two classes and two questions. */
export async function openCoop(world: World): Promise<void> {
  await world.transact(async (tx) => {
    await changeSetting(tx, null, 'stage', 'co-op');
    await changeSetting(tx, null, 'registerOpenedAt', tx.now.toISOString());
    await tx
      .insertInto('member_class')
      .values([
        { key: 'users', name: 'Users', description: 'You post, read and reply here.', position: 0 },
        { key: 'workers', name: 'Workers', description: 'You are paid by the co-op.', position: 1 },
      ])
      .execute();
    const asked = [
      { question: 'Why do you want to join?', required: true },
      { question: 'What would you like to do here?', required: false },
    ];
    await tx
      .insertInto('membership_question')
      .values(asked.map((one, position) => ({ ...one, id: tx.newId<'question'>(), position, created_at: tx.now })))
      .execute();
  });
  await world.deps.settings.reload();
}

/** Somebody applies: answers and all. */
export async function applyAs(
  world: World,
  person: Person,
  more: { kind?: MemberKind; legalName?: string; class?: string } = {},
): Promise<Id<'member'>> {
  const [asked] = await world.db.selectFrom('membership_question').orderBy('position').select('id').execute();
  return world.transact(async (tx) => {
    const { member } = await apply(tx, person.actor, {
      kind: more.kind ?? 'person',
      legalName: more.legalName ?? person.name,
      class: more.class ?? 'users',
      answers: asked ? { [asked.id]: 'To own what I use, with others.' } : {},
    });
    return member;
  });
}

/** A member of the co-op, admitted by the program. */
export async function addMember(
  world: World,
  name: string,
  more: { kind?: MemberKind; legalName?: string; class?: string; locale?: 'en' | 'fr' } = {},
): Promise<Person & { member: Id<'member'>; number: number }> {
  const person = await world.person(name, { locale: more.locale ?? 'en' });
  const member = await applyAs(world, person, more);
  const { number } = await world.transact((tx) => admit(tx, null, member));
  return { ...person, member, number };
}

/** Gives a mandate for so many days. */
export const giveMandate = (
  world: World,
  member: Id<'member'>,
  o: { title: string; role?: MandateRole; circle?: Id<'circle'>; days?: number; reserves?: readonly Id<'member'>[] },
): Promise<Id<'mandate'>> =>
  world.transact(async (tx) => {
    const { mandate } = await grantMandate(tx, null, {
      member,
      role: o.role ?? null,
      title: o.title,
      circle: o.circle ?? null,
      endsAt: new Date(tx.now.getTime() + (o.days ?? 365) * DAY),
      reserves: o.reserves ?? [],
    });
    return mandate;
  });

/** A circle with its members and what it may decide. */
export const addCircle = (
  world: World,
  o: { name: string; purpose: string; open?: boolean; members?: readonly Id<'member'>[]; powers?: readonly string[] },
): Promise<{ circle: Id<'circle'>; slug: string }> =>
  world.transact((tx) =>
    createCircle(tx, null, {
      name: o.name,
      purpose: o.purpose,
      open: o.open ?? false,
      members: o.members ?? [],
      powers: (o.powers ?? []).map((action) => ({ action, rule: 'ordinary' })),
    }),
  );

/** Tells a member a charge, in the name of the program. */
export const chargeMember = (world: World, member: Id<'member'>): Promise<unknown> =>
  world.transact((tx) => charge(tx, null, member, 'Sold the list of addresses on 2 October.'));

export const expel = (world: World, member: Id<'member'>): Promise<unknown> =>
  world.transact((tx) => expelMember(tx, null, member, 'By decision of the members.'));

export const suspend = (world: World, member: Id<'member'>): Promise<unknown> =>
  world.transact((tx) => suspendMember(tx, null, member, 'While it is looked into.'));
