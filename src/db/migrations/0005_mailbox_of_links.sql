-- The mailbox that a one-time link was sent to, folded like person.email_canonical: one mailbox
-- gets one mail for one wish, and a handful in half an hour.

alter table one_time_token add column mailbox text;
create index one_time_token_mailbox on one_time_token (mailbox, created_at) where mailbox is not null;
