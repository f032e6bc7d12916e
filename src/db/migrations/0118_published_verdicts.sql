-- What a published count made of every note, as it was then: what is shown now may come of later ratings.
alter table note_count add column verdicts jsonb;
update note_count set data = null, secret = null where data is not null;
alter table note_count add check ((data is null) = (verdicts is null));
