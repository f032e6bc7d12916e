-- Where somebody is told at once, on a phone or in an application (Web Push, RFC 8030): it lives no longer than the
-- session or the token that asked for it.
create table push_subscription (
  id            bigint primary key,
  account_id    bigint not null references account (id) on delete cascade,
  session_id    bigint unique references session (id) on delete cascade,
  token_id      bigint unique references access_token (id) on delete cascade,
  endpoint      text not null,
  -- The key and the secret of the receiver (RFC 8291 §2.1).
  p256dh        bytea not null check (length(p256dh) = 65),
  auth          bytea not null check (length(auth) = 16),
  -- False: as applications of before the standard read it (draft-ietf-webpush-encryption-04).
  standard      boolean not null,
  -- Of what it is told; null: as the account chose.
  kinds         text[],
  policy        text not null check (policy in ('all', 'followed', 'follower', 'none')),
  -- What an application expects in each message to know whose it is: its token, sealed.
  sealed_token  bytea,
  created_at    timestamptz not null,
  -- How much was sent in the minute that began then: a storm becomes one message.
  minute_at     timestamptz not null,
  minute_count  integer not null default 0,
  failing_since timestamptz,
  check (num_nonnulls(session_id, token_id) = 1),
  check ((token_id is null) = (sealed_token is null))
);
create index push_subscription_account on push_subscription (account_id);

-- Of what an account is told on its own devices, when, and with how many words; without a row, as the defaults say.
create table push_preference (
  account_id bigint primary key references account (id) on delete cascade,
  kinds      text[] not null,
  -- Minutes of the day, in the time of the server; both or neither.
  quiet_from  smallint check (quiet_from between 0 and 1439),
  quiet_until smallint check (quiet_until between 0 and 1439),
  discreet   boolean not null,
  updated_at timestamptz not null,
  check ((quiet_from is null) = (quiet_until is null))
);

-- What waits to be sent. A row goes once it was taken by the service, given up, or not worth telling any more.
create table push_message (
  subscription_id bigint not null references push_subscription (id) on delete cascade,
  -- 0 for a trial. A notice that is told anew has another number, so that this one finds nothing to tell.
  notification_id bigint not null,
  kind            text not null,
  created_at      timestamptz not null,
  next_at         timestamptz not null,
  attempts        integer not null default 0,
  primary key (subscription_id, notification_id)
);
create index push_message_due on push_message (next_at);
