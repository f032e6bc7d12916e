-- What holders of a mandate do by themselves because it is small: it stands unless members call it in.
create table small_act (
  id          bigint primary key,
  action      text not null,
  input       jsonb not null,
  before      jsonb not null,
  labels      jsonb,
  inverse     jsonb not null,
  member_id   bigint not null references member (id),
  reason      text not null,
  at          timestamptz not null,
  -- Asks everybody to bring back what was there; set once enough members have called it in.
  proposal_id bigint references proposal (id)
);

create table small_act_call_in (
  act_id    bigint not null references small_act (id),
  member_id bigint not null references member (id),
  reason    text not null,
  at        timestamptz not null,
  primary key (act_id, member_id)
);
