-- Each link keeps the answers of its own form, so that its button counts those and no others: whoever
-- types somebody else's address rewrites nothing. Links sent before this have the answers of their signature.

alter table signature_link
  add column name        text,
  add column email       text,
  add column place       text,
  add column show_name   boolean,
  add column keep_posted boolean,
  add column locale      text check (locale in ('en', 'fr'));
