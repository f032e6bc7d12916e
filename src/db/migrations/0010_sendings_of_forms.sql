-- What is published as waiting counts forms sent, whatever became of them, so that it never tells whether
-- an address has signed: each sending adds one to its day, each button pressed takes one from the day of its link.

create table signature_sending (
  campaign_id bigint not null references petition (campaign_id),
  -- In UTC.
  day         date not null,
  -- As in signature_count: sending writes to any shard but 0, pressing to shard 0 only.
  shard       smallint not null,
  unanswered  bigint not null,
  primary key (campaign_id, day, shard)
);

insert into signature_sending (campaign_id, day, shard, unanswered)
select campaign_id, (sent_at at time zone 'UTC')::date, 0, count(*)
from signature_link join signature on signature.id = signature_id
where confirmed_at is null
group by 1, 2;
