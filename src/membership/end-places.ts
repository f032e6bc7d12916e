import type { Authority } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { endStanding } from './end-mandate.ts';

/**
 * Ends what a member held when they leave, are expelled or suspended: mandates, where the next in reserve takes the
 * seat, and their place in circles.
 */
export async function endPlaces(
  tx: Tx,
  member: Id<'member'>,
  how: 'left' | 'decision',
  by: Authority | null,
): Promise<News> {
  await tx
    .updateTable('circle_member')
    .set({ ended_at: tx.now })
    .where('member_id', '=', member)
    .where('ended_at', 'is', null)
    .execute();
  const held = await tx
    .selectFrom('mandate')
    .where('member_id', '=', member)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .select('id')
    .execute();
  const news: News[number][] = [];
  for (const { id } of held) news.push(...(await endStanding(tx, id, how, by)));
  return news;
}
