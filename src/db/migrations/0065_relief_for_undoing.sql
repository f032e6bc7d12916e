-- What brings back the state before a recent decision needs less: until when it may be published so.
alter table proposal add column relief_until timestamptz;
