import type { Check } from './check.ts';

/** What documents, amendments and citations promise. */
export const checks: readonly Check[] = [
  {
    name: 'a version of a document has the fingerprint of its text',
    query: `
      select document_id, version from document_version
      where hash <> encode(sha256(convert_to(text, 'UTF8')), 'hex')`,
  },
  {
    name: 'versions of a document follow each other without gaps, and the last is the one it names',
    query: `
      select document.id, document.version, count(made.version) as versions
      from document left join document_version as made on made.document_id = document.id
      group by document.id, document.version
      having count(made.version) <> document.version or max(made.version) <> document.version`,
  },
  {
    name: 'a version that a decision made was made by one that took effect',
    query: `
      select made.document_id, made.version from document_version as made
      left join decision on decision.id = made.by_decision
      where made.by_decision is not null and (decision.executed_at is null or decision.executed_at <> made.at)`,
  },
  {
    name: 'what is cited has the fingerprint of its text',
    query: `select id from citation where hash <> encode(sha256(convert_to(text, 'UTF8')), 'hex')`,
  },
  {
    name: 'an amendment is accepted when a version of its proposal names it, and only then',
    query: `
      select amendment.id from amendment
      left join proposal_version as made
        on made.proposal_id = amendment.proposal_id and made.amendment_id = amendment.id
      where (amendment.state = 'accepted') <> (made.version is not null)`,
  },
];
