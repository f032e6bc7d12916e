import type { Check } from './check.ts';

/** What organisers bring to a petition, deliver of it, and collect in the street. */
export const checks: readonly Check[] = [
  {
    name: 'of each import, those who wait are those who came less those who confirmed, were deleted or erased',
    query: `
      select import.id, usable, confirmed, deleted, erased, waiting.n as waiting
      from signature_import import
      cross join lateral (
        select count(*) as n from imported_signature where import_id = import.id) as waiting
      where usable - confirmed - deleted - erased <> waiting.n`,
  },
  {
    name: 'nobody imported was written to more than once',
    query: `select id, usable, mails from signature_import where mails > usable`,
  },
  {
    name: 'of a file that was taken in or thrown away nothing is kept but its hash',
    query: `
      select import_id from signature_import_file file join signature_import import on import.id = import_id
      where taken_at is not null`,
  },
  {
    name: 'a correction of signatures on paper is of the same petition, and later',
    query: `
      select one.id, one.corrects from declared_signatures one join declared_signatures before on before.id = one.corrects
      where one.campaign_id <> before.campaign_id or one.id <= before.id`,
  },
  {
    name: 'what was delivered has its manifest, whose hash is the one that is published',
    query: `
      select delivery.id from petition_delivery delivery
      left join petition_delivery_file file on file.delivery_id = delivery.id and file.name = 'manifest.json'
      where made_at is not null and file.sha256 is distinct from delivery.sha256`,
  },
  {
    name: 'a file to deliver is what its hash says, as long as it is kept',
    query: `
      select delivery_id, name from petition_delivery_file file
      where exists (
          select from petition_delivery_part part where part.delivery_id = file.delivery_id and part.name = file.name)
        and sha256 <> (
          select sha256(string_agg(content, '' order by part)) from petition_delivery_part part
          where part.delivery_id = file.delivery_id and part.name = file.name)`,
  },
  {
    name: 'a stand has received at least the forms that it remembers',
    query: `
      select stand.id, received, count(*) as forms
      from street_stand stand join street_stand_form on stand_id = stand.id
      group by stand.id having count(*) > received`,
  },
  {
    name: 'of a petition whose time is over nothing that was brought, delivered or waits is kept',
    query: `
      select campaign_id from petition
      where erased_at is not null and (
        exists (select from imported_signature where imported_signature.campaign_id = petition.campaign_id)
        or exists (select from slow_signing where slow_signing.campaign_id = petition.campaign_id)
        or exists (
          select from petition_delivery_part part join petition_delivery delivery on delivery.id = part.delivery_id
          where delivery.campaign_id = petition.campaign_id))`,
  },
];
