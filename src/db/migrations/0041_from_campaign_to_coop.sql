-- By which rule a campaign becomes a co-op, as its organisers published it, and how far its people were invited.

create table campaign_founding (
  campaign_id  bigint primary key references campaign (id),
  -- When so many signatures are confirmed, and so many pledges stand.
  signatures   integer not null check (signatures >= 0),
  pledges      integer not null check (pledges >= 0),
  legal_form   text not null,
  -- Who the founders are, in the organisers’ words.
  founders     text not null,
  published_at timestamptz not null,
  published_by bigint references person (id),
  check (signatures + pledges > 0)
);

-- The invitations, once they have begun. The places in the order of signatures and of pledges are kept with the mails.
create table founding_invitation (
  campaign_id       bigint primary key references campaign_founding (campaign_id),
  begun_at          timestamptz not null,
  begun_by          bigint references person (id),
  reached_signature bigint not null default 0,
  reached_pledge    bigint not null default 0,
  invited           integer not null default 0,
  -- Who pledged, asked to be a member and has an account: they apply without doing anything.
  applied           integer not null default 0,
  done_at           timestamptz
);
