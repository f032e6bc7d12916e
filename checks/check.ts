import type { Db } from '#db';

/** Something that must hold of the whole database: SQL that gives the rows that violate it, none when all is well. */
export interface Check {
  readonly name: string;
  readonly query: string;
}

/** The same for what SQL cannot see. */
export interface FileCheck {
  readonly name: string;
  violations(o: { db: Db; dataFolder: string }): Promise<readonly object[]>;
}
