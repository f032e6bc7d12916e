import * as v from 'valibot';
import { actorByHandle } from '#accounts';
import type { Db } from '#db';
import { parseId } from '#ids';
import { choice } from '#input';
import type { MandateRole, Succession } from '../schema.ts';

/** Without controls, which no database keeps. */
const isText = (text: string): boolean => /^\P{C}*$/u.test(text);

/**
 * Who is meant, as people and programs write it: a number of the register, an `@handle`, or an identifier. It is kept
 * as it was written: a handle is never given to anybody else, nor is a number.
 */
export const memberRef = () =>
  v.pipe(
    v.union([v.string(), v.number()], 'missing'),
    v.transform((ref) => String(ref).trim()),
    v.check((ref) => ref.length > 0, 'missing'),
    v.check((ref) => ref.length <= 64, 'tooLong:64'),
    v.check(isText, 'textOnly'),
  );

/** A list of them: an array, or text with one a line or with commas between. */
export const memberRefs = (most: number) =>
  v.pipe(
    v.optional(v.union([v.string(), v.array(memberRef())], 'missing'), []),
    v.transform((refs) => (typeof refs === 'string' ? refs.split(/[\s,;]+/) : refs)),
    v.transform((refs) => [...new Set(refs.filter((ref) => ref !== ''))]),
    v.check((refs) => refs.every(isText), 'textOnly'),
    v.maxLength(most, 'unknownChoice'),
  );

/** Words chosen in a form, of which a browser sends one alone as itself. */
export const several = () =>
  v.pipe(
    v.optional(v.union([v.string(), v.array(v.string())], 'unknownChoice'), []),
    v.transform((words) => [words].flat().filter((word) => word !== '')),
    v.check((words) => words.every(isText), 'textOnly'),
    v.maxLength(100, 'unknownChoice'),
  );

export const MANDATE_ROLES = ['organiser', 'moderator', 'treasurer', 'secretary'] as const satisfies MandateRole[];

/** The role that a mandate carries; empty for one that is words only. */
export const mandateRole = () =>
  v.pipe(
    v.optional(v.nullable(v.union([v.literal(''), choice(MANDATE_ROLES)], 'unknownChoice')), null),
    v.transform((role): MandateRole | null => role || null),
  );

const FOUND = ['id', 'number', 'kind', 'status', 'founder', 'person_id'] as const;

export const SUCCESSIONS = ['election', 'draw', 'none'] as const satisfies Succession[];

/** The entry that is meant; undefined when there is none. */
export async function findMember(db: Db, ref: string) {
  const members = db.selectFrom('member').select(FOUND);
  if (ref.startsWith('@')) {
    const actor = await actorByHandle(db, ref);
    return actor && members.where('person_id', '=', actor.person).executeTakeFirst();
  }
  if (/^[1-9]\d{0,8}$/.test(ref)) return members.where('number', '=', Number(ref)).executeTakeFirst();
  const id = parseId<'member'>(ref);
  return id && members.where('id', '=', id).executeTakeFirst();
}

/** The circle that is meant, by its identifier or the end of its address; undefined when there is none. */
export async function findCircle(db: Db, ref: string) {
  const id = parseId<'circle'>(ref);
  return db
    .selectFrom('circle')
    .where((eb) => (id ? eb.or([eb('id', '=', id), eb('slug', '=', ref)]) : eb('slug', '=', ref)))
    .orderBy('id')
    .select(['id', 'slug', 'name', 'purpose', 'open', 'closed_at'])
    .executeTakeFirst();
}
