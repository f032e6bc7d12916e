import { knownOn, lastFigure } from './company.ts';
import type { ShareDrive } from './drive.ts';
import { TAKEOVER_PRESETS } from './presets.ts';
import type { TakeoverFields } from './question.ts';

const MILLION = 1_000_000;

/**
 * The calculator's fields as a drive knows them on a day: its own price, shares and users, and nothing of another
 * company where a figure is not known.
 */
export function takeoverOfDrive(drive: ShareDrive, day: string): TakeoverFields {
  const price = lastFigure(drive, 'price', day)?.value;
  const users = lastFigure(drive, 'users', day)?.value;
  const { shares } = knownOn(drive, day);
  return {
    ...TAKEOVER_PRESETS.market,
    currency: drive.currency,
    equity: '',
    price: price === undefined ? '' : String(price / 100),
    shares: shares === null ? '' : String(shares / MILLION),
    users: users === undefined ? '' : String(users / MILLION),
  };
}
