-- An opening writes a row of each of these for every voter, from the register and from accounts in that very statement:
-- both are never deleted. The nightly checks look instead.
alter table elector drop constraint elector_member_id_fkey;
alter table notification drop constraint notification_account_id_fkey;
