import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Database } from '#db';
import type { Id } from '#ids';

export interface BenchMember {
  readonly actor: Actor;
  readonly member: Id<'member'>;
}

/** Members of a co-op, each with an account and an address, written by a few statements however many they are. */
export async function prepareMembers({ transact }: Database, count: number): Promise<readonly BenchMember[]> {
  return transact(async (tx) => {
    const [person, account, member] = [
      tx.newIds<'person'>(count),
      tx.newIds<'account'>(count),
      tx.newIds<'member'>(count),
    ];
    const each = sql`generate_series(0, ${count - 1}::bigint) as i`;
    await sql`insert into person (id, email, email_canonical, email_confirmed_at, locale, created_at)
      select ${person}::bigint + i, 'member' || i || '@example.org', 'member' || i || '@example.org', ${tx.now},
        case when i % 3 = 0 then 'fr' else 'en' end, ${tx.now} from ${each}`.execute(tx);
    await sql`insert into account (id, person_id, handle, display_name, created_at)
      select ${account}::bigint + i, ${person}::bigint + i, 'member' || i, 'Member ' || i, ${tx.now} from ${each}`.execute(
      tx,
    );
    await sql`insert into member_class (key, name) values ('member', 'Member') on conflict do nothing`.execute(tx);
    await sql`insert into member (id, number, kind, person_id, legal_name, class, status, applied_at, admitted_at)
      select ${member}::bigint + i, i + 1, 'person', ${person}::bigint + i, 'Member ' || i, 'member', 'voting',
        ${tx.now}, ${tx.now} from ${each}`.execute(tx);
    await sql`insert into membership_event (id, member_id, kind, status, class, number, legal_name, at)
      select ${tx.newIds<'membership-event'>(count)}::bigint + i, ${member}::bigint + i, 'admitted', 'voting', 'member',
        i + 1, 'Member ' || i, ${tx.now} from ${each}`.execute(tx);
    const at = <K extends 'person' | 'account' | 'member'>(first: Id<K>, i: number) =>
      (BigInt(first) + BigInt(i)).toString() as Id<K>;
    return Array.from({ length: count }, (_, i) => ({
      actor: { person: at(person, i), account: at(account, i), roles: new Set<never>() },
      member: at(member, i),
    }));
  });
}

/** Up-to-date statistics, as a server has that did not get its members within a second. */
export const analyse = (database: Database): Promise<void> =>
  database.transact(async (tx) => {
    await sql`analyze`.execute(tx);
  });
