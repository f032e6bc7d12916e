import type { Talk } from '../talk.ts';

export function DebateSummary({ talk }: { talk: Talk }) {
  return <p>{talk.proposal.title}</p>;
}
