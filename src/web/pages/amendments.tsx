import type { Talk } from '../talk.ts';

export function Amendments({ talk }: { talk: Talk }) {
  return <p>{talk.proposal.title}</p>;
}

export function ProposalText({ talk }: { talk: Talk }) {
  return <p>{talk.proposal.title}</p>;
}
