-- A form that is sent twice posts once: its key comes with it.
alter table post add column request_key text check (length(request_key) <= 100);
create unique index post_request on post (account_id, request_key) where request_key is not null;

-- As names are compared in searches: without accents, lower case. The same as fold() in network/fold.ts.
create function folded(text) returns text language sql immutable strict parallel safe
  return normalize(replace(replace(replace(
    lower(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g')),
    'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), NFKC);

create index account_words on account using gin (to_tsvector('simple', folded(handle || ' ' || display_name)))
  where deleted_at is null;
