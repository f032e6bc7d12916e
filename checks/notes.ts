import type { Check } from './check.ts';

export const checks: readonly Check[] = [
  {
    name: 'a note that is shown stands under a public post, has words and a source, and a score that shows it',
    query: `
      select note.id, note.post_id from member_note as note join post on post.id = note.post_id
      where note.state = 'shown' and (note.withdrawn_at is not null or note.set_aside_at is not null
        or note.text = '' or cardinality(note.sources) = 0 or post.visibility not in ('public', 'unlisted')
        or note.score < 0.7)`,
  },
  {
    name: 'nobody rates a note of their own, or under their own post, or without having said yes',
    query: `
      select rating.note_id, rating.member_id from note_rating as rating
      join member_note as note on note.id = rating.note_id join post on post.id = note.post_id
      left join member on member.id = rating.member_id
      left join account on account.person_id = member.person_id and account.deleted_at is null
      where not exists (select from note_rater where note_rater.member_id = rating.member_id)
        or account.id = note.author_id or account.id = post.account_id`,
  },
  {
    name: 'one publication of ratings is kept, and its hash is that of its lines',
    query: `
      select id, inputs_hash from note_count
      where data is not null and (encode(sha256(convert_to(data, 'UTF8')), 'hex') <> inputs_hash
        or (select count(*) from note_count as other where other.data is not null) > 1)`,
  },
];
