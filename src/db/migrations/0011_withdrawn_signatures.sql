-- A signer may withdraw: the row is deleted and the count goes down. How many did stands here, so that a
-- milestone that was reached stays explained.
alter table signature_count add column withdrawn bigint not null default 0;
