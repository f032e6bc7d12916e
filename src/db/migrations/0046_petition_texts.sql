-- One petition in several languages: one set of signatures, and the words in each.

create table campaign_text (
  campaign_id bigint not null references campaign (id),
  -- A BCP 47 language, such as `de` or `ar`; never that of the campaign itself.
  language    text not null check (language ~ '^[a-z]{2,3}$'),
  title       text not null,
  summary     text not null,
  -- Markdown.
  story       text not null,
  target      text not null,
  added_at    timestamptz not null,
  added_by    bigint references person (id),
  edited_at   timestamptz,
  primary key (campaign_id, language)
);

create table milestone_text (
  campaign_id bigint not null,
  language    text not null,
  signatures  integer not null,
  consequence text not null,
  primary key (campaign_id, language, signatures),
  foreign key (campaign_id, language) references campaign_text (campaign_id, language) on delete cascade,
  foreign key (campaign_id, signatures) references milestone (campaign_id, signatures)
);

-- In which the signer read it; empty for the campaign's own.
alter table signature add column language text not null default '';
alter table signature_link add column language text;
