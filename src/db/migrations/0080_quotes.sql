-- Who quotes a post without asking; null: as its author's account says.
alter table post add column quote_policy text check (quote_policy in ('everyone', 'followers', 'nobody'));

-- A post that shows another inside it, with the consent of who wrote that.
create table quote (
  post_id    bigint primary key references post (id),
  quoted_id  bigint not null references post (id),
  state      text not null check (state in ('pending', 'accepted', 'refused', 'revoked')),
  asked_at   timestamptz not null,
  settled_at timestamptz,
  check ((state = 'pending') = (settled_at is null)),
  check (post_id <> quoted_id)
);
create index quote_quoted on quote (quoted_id, state);
