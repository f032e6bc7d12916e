import type { Check } from './check.ts';

export const checks: readonly Check[] = [
  {
    // Otherwise nothing would ever remove it.
    name: 'a picture that is nobody’s here is that of one page elsewhere or of one press page',
    query: `
      select media.id from media
      where media.account_id is null and 1 <> (
        (select count(*) from link_preview where image_id = media.id)
        + (select count(*) from press_picture where media_id = media.id))`,
  },
  {
    name: 'a page elsewhere that waits to be read will be',
    query: `
      select link_preview.url from link_preview
      where found_at is null and failed_at is null and not exists (
        select from job where job.name = 'preview.read' and job.payload ->> 'url' = link_preview.url)`,
  },
  {
    name: 'who has left is no contact for the press, brought nothing to it and is named under no hashtag',
    query: `
      select 'contact' as row, campaign_id as id from press_contact join person on person.id = written_by
      where person.email = ''
      union all
      select 'coverage', press_coverage.id from press_coverage join person on person.id = brought_by
      where person.email = ''
      union all
      select 'carrier', account_id from tag_carrier join account on account.id = account_id
      where account.deleted_at is not null`,
  },
  {
    // A day of slack: the publisher's calendar is not that of the database.
    name: 'nothing is listed as published after it was listed',
    query: `
      select id, published_on, listed_at from press_coverage
      where published_on > listed_at::date + 2
        and not exists (select from setting where key = 'clockOffset')`,
  },
];
