-- An opening writes a row of each of these for every voter. What they point to is one and the same, written in that
-- very transaction, and is never deleted while they stand; asking for it a hundred thousand times took most of the time.
-- The nightly checks look instead.
alter table elector drop constraint elector_proposal_id_fkey;
alter table notification drop constraint notification_from_id_fkey;
alter table notification drop constraint notification_post_id_fkey;
alter table mail drop constraint mail_text_id_fkey;
