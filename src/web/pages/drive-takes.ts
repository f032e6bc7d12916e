import {
  type DriveFigure,
  knownOn,
  lastFigure,
  type ShareDrive,
  type TakeoverFields,
  takeoverOfDrive,
} from '#campaigns';
import { type Ctx, get } from '#http';
import { format, type Locale } from '#i18n';
import { campaignOf } from '../campaign-view.ts';
import { campaignPath } from './campaign-words.ts';
import { driveOf, todayOf } from './drive-view.ts';
import { sendTakes, showTakes } from './what-it-takes.tsx';

/** Each figure that the drive knows, with its source and its day, to stand under its field. */
function hintsOf(c: Ctx, drive: ShareDrive, today: string) {
  const { m, locale } = c.var;
  const f = format.formatsFor(locale, 'UTC');
  const told = (figure: DriveFigure | undefined) =>
    figure && `${figure.source}, ${m.drive.shares.sourceOf(f.date(new Date(figure.day)))}`;
  const [price, users, shares] = (['price', 'users', 'shares'] as const).map((kind) =>
    told(lastFigure(drive, kind, today)),
  );
  const known = knownOn(drive, today).shares !== null;
  return { ...(price && { price }), ...(users && { users }), ...(known && shares && { shares }) };
}

/** Decimals as the reader writes them. */
const written = (locale: Locale, fields: TakeoverFields): TakeoverFields =>
  locale === 'fr'
    ? { ...fields, price: fields.price.replace('.', ','), shares: fields.shares.replace('.', ',') }
    : fields;

export const driveTakesRoutes = [
  get('/c/:slug/what-it-takes', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const drive = await driveOf(c, campaign);
    const today = todayOf(c);
    return showTakes(c, {
      path: campaignPath(campaign, '/what-it-takes'),
      back: { href: campaignPath(campaign, '/shares'), label: c.var.m.drive.shares.title(drive.company) },
      company: drive.company,
      start: written(c.var.locale, takeoverOfDrive(drive, today)),
      hints: hintsOf(c, drive, today),
    });
  }),

  get('/c/:slug/what-it-takes.csv', 'anyone', async (c) =>
    sendTakes(c, takeoverOfDrive(await driveOf(c, await campaignOf(c)), todayOf(c))),
  ),
];
