import { sql } from 'kysely';
import type { Db } from '#db';
import { checks as accounts } from './accounts.ts';
import { checks as articles } from './articles.ts';
import { checks as campaigns } from './campaigns.ts';
import type { Check, FileCheck } from './check.ts';
import { checks as conversations } from './conversations.ts';
import { checks as decisions } from './decisions.ts';
import { checks as documents } from './documents.ts';
import { checks as ground } from './ground.ts';
import { checks as media } from './media.ts';
import { checks as membership } from './membership.ts';
import { checks as moderation } from './moderation.ts';
import { checks as network } from './network.ts';
import { checks as notes } from './notes.ts';
import { checks as press } from './press.ts';
import { checks as pledges } from './pledges.ts';
import { checks as organising } from './organising.ts';
import { checks as votes } from './votes.ts';

/** Everything that must hold, of every module. */
export const checks: readonly (Check | FileCheck)[] = [
  ...ground,
  ...accounts,
  ...network,
  ...conversations,
  ...moderation,
  ...notes,
  ...membership,
  ...votes,
  ...decisions,
  ...documents,
  ...campaigns,
  ...press,
  ...articles,
  ...pledges,
  ...organising,
  ...media,
];

export interface Finding {
  readonly name: string;
  /** How many rows violate it: 0 when it holds. */
  readonly violations: number;
  /** The first of them, in full. */
  readonly examples: readonly object[];
}

const SHOWN = 5;

/** Runs every check, one after the other, changing nothing. */
export async function runChecks(o: { db: Db; dataFolder: string }): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) {
    const rows =
      'query' in check ? (await sql<object>`${sql.raw(check.query)}`.execute(o.db)).rows : await check.violations(o);
    findings.push({ name: check.name, violations: rows.length, examples: rows.slice(0, SHOWN) });
  }
  return findings;
}
