import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { format } from '#i18n';
import { writeBackup } from '../backup/write-backup.ts';
import { CannotDo, type Command } from '../command.ts';
import { reachDatabase } from '../house.ts';

export const backup: Command = {
  name: 'backup',
  words: 'FILE',
  fewestWords: 1,
  mostWords: 1,
  options: {},
  async run({ words: [name = ''], config, m, locale, terminal }) {
    const file = resolve(name);
    if (existsSync(file)) throw new CannotDo(m.cli.backup.exists(file));
    await using reached = await reachDatabase(config, terminal.say);
    const begun = performance.now();
    const at = new Date();
    const manifest = await writeBackup({
      connection: reached.connection,
      dataFolder: config.dataFolder,
      file,
      at,
    }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === '42P01') throw new CannotDo(m.cli.backup.nothing(config.dataFolder), { cause });
      if (['ENOENT', 'EACCES', 'ENOSPC', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(cause.code ?? '')) {
        throw new CannotDo(m.cli.backup.cannotWrite(file, cause.code ?? ''), { cause });
      }
      throw cause;
    });
    const { size } = await stat(file);
    const { number } = format.formatsFor(locale);
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    const seconds = Math.round(performance.now() - begun) / 1_000;
    return {
      ok: manifest.missing.length === 0,
      lines: [
        m.cli.backup.done(file, number(rows), number(manifest.media.files), number(Math.ceil(size / 1_024))),
        ...(manifest.missing.length > 0 ? [m.cli.backup.missing(manifest.missing.length)] : []),
      ],
      data: { file, takenAt: at, bytes: size, rows, seconds, ...manifest },
    };
  },
};
