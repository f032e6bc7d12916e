import type { Talk } from '../talk.ts';

export function DebateView({ talk }: { talk: Talk }) {
  return <p>{talk.proposal.title}</p>;
}
