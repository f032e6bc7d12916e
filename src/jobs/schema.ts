import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

export interface JobTable {
  id: Id<'job'>;
  name: string;
  payload: ColumnType<unknown, string, never>;
  key: string | null;
  run_at: Date;
  attempts: ColumnType<number, number | undefined>;
  leased_until: Date | null;
  last_error: string | null;
  dead_at: Date | null;
  created_at: Date;
}

export interface JobsSchema {
  job: JobTable;
}
