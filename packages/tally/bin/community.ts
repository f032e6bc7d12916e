export function compareCommunityElection(_folder: string): {
  verdict: 'agreed' | 'differed' | 'skipped';
  reason: string;
} {
  return { verdict: 'skipped', reason: 'todo' };
}
