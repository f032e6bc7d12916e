import type { Check } from './check.ts';

export const checks: readonly Check[] = [
  {
    name: 'a session belongs to the person of its account',
    query: `
      select session.id, session.person_id, account.person_id as account_of
      from session join account on account.id = session.account_id
      where account.person_id is distinct from session.person_id`,
  },
  {
    name: 'a token belongs to the person of its account',
    query: `
      select access_token.id from access_token join account on account.id = access_token.account_id
      where account.person_id is distinct from access_token.person_id`,
  },
  {
    name: 'a person lives here, and nobody lives on another server',
    query: `select id, domain from account where (domain is null) = (person_id is null) and deleted_at is null`,
  },
  {
    name: 'an address is kept folded as it is compared',
    // Whoever left has none, and a number in its place.
    query: `
      select id from person
      where case when email = '' then email_canonical <> 'erased ' || id
        else email_canonical <> lower(email_canonical) or email_canonical !~ '^[^@]+@[^@]+$' end`,
  },
  {
    name: 'a picture of oneself is one’s own',
    query: `
      select account.id, media.id as media_id from account join media on media.id in (account.avatar_id, account.header_id)
      where media.account_id is distinct from account.id`,
  },
  {
    name: 'a line of a profile is of an account that is there, and only an encrypted page vouches for it',
    query: `
      select account_id, position from profile_field join account on account.id = profile_field.account_id
      where account.deleted_at is not null or verified_at is not null and value !~ '^https://'`,
  },
  {
    name: 'a server that is set up has a steward until its register is open, and none from then on',
    query: `
      select is_open, stewards from (
        select exists (select from setting where key = 'registerOpenedAt' and value <> 'null') as is_open,
          exists (select from setting where key = 'setUpAt' and value <> 'null')
            and exists (select from person) as in_use,
          (select count(*) from role_grant where role = 'steward' and ended_at is null) as stewards) as server
      where case when is_open then stewards > 0 else in_use and stewards = 0 end`,
  },
  {
    name: 'of a request for an account nothing is kept once it was refused or taken up',
    query: `
      select id from account_application
      where (outcome in ('refused', 'lapsed', 'overtaken') or joined_at is not null)
        and (mailbox is not null or email <> '' or name <> '' or answers <> '[]' or words <> '')`,
  },
  {
    name: 'no more people came by an invitation than it let in',
    query: `
      select invitation.id, most_uses, count(*) as came
      from invitation join invitation_use on invitation_id = invitation.id
      group by invitation.id having count(*) > most_uses`,
  },
];
