import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { Doer } from './hand.ts';

export interface MemberClass {
  readonly key: string;
  readonly name: string;
  readonly description: string;
}

export interface Question {
  readonly id: Id<'question'>;
  readonly question: string;
  readonly required: boolean;
}

export async function classes(db: Db): Promise<readonly MemberClass[]> {
  throw new Error(`to come: ${String(db)}`);
}

export async function questions(db: Db): Promise<readonly Question[]> {
  throw new Error(`to come: ${String(db)}`);
}

export async function editQuestions(
  tx: Tx,
  doer: Doer,
  input: readonly { question: string; required: boolean }[],
): Promise<void> {
  throw new Error(`to come: ${String(tx)} ${String(doer)} ${String(input)}`);
}
