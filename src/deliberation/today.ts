import type { Db } from '#db';
import { format } from '#i18n';

/** The calendar day of this moment, where the server's people are: `2016-10-03`. */
export const today = (db: Pick<Db, 'now'>, timeZone: string): string =>
  format.formatsFor('en', timeZone).isoDay(db.now);
