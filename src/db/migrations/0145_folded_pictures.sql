-- Its author folded its pictures: who wants to see them unfolds them.
alter table post add column folded_at timestamptz;
