import type { Talk } from '../talk.ts';

export function Citations({ talk }: { talk: Talk }) {
  return <p>{talk.proposal.title}</p>;
}
