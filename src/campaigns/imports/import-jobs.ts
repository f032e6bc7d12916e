import type { Deps } from '#deps';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { MAIL_IMPORT, mailImport } from './mail.ts';

/** Writes to everybody of an import, a batch a transaction: it may stop anywhere and go on. */
export const mailImports = defineJob<Deps, { import: Id<'import'> }>({
  ...MAIL_IMPORT,
  async run({ transact, config, wake }, { import: id }) {
    while (await transact((tx) => mailImport(tx, id, config.origin))) wake.mail();
    wake.mail();
  },
});
