-- Where signers live, if they say so, and what a milestone may ask of it.

alter table petition
  -- What the form asks: nothing, the country, or the country and the region within `regions_of`.
  add column asks_area   text not null default 'none' check (asks_area in ('none', 'country', 'region')),
  -- An ISO 3166-1 code.
  add column regions_of  text not null default '',
  -- The day, in UTC, up to which the figures by country were published last.
  add column figures_on  date,
  add constraint petition_regions check ((asks_area = 'region') = (regions_of <> ''));

-- An ISO 3166-1 or 3166-2 code, empty where nothing was said.
alter table signature add column area text not null default '';
alter table signature_link add column area text;

-- Kept like the counter: exact in the commit that changes it. A region counts for its country too.
create table signature_area (
  campaign_id bigint not null references petition (campaign_id),
  area        text not null,
  confirmed   bigint not null default 0,
  -- What everybody may read: it moves by five or more, once a day at most, and is never between one and four.
  shown       bigint not null default 0 check (shown = 0 or shown >= 5),
  primary key (campaign_id, area)
);

alter table milestone
  -- Null for those that stood at the launch.
  add column added_at  timestamptz,
  -- With the total, so many signatures at least in each of so many countries or regions.
  add column area_kind text check (area_kind in ('country', 'region')),
  add column areas     smallint check (areas > 0),
  add column per_area  integer check (per_area >= 5),
  add constraint milestone_areas check (num_nonnulls(area_kind, areas, per_area) in (0, 3));
