// npm run demo [-- --day N] [--locale en|fr]: a server full of the story of 2016, to look at.
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '#clock';
import { migrate, openDatabase, startPostgres } from '#db';
import { COOP_DAY, LAST_DAY, PASSWORD, playStory, USUAL_DAY } from '#demo';
import { isLocale } from '#i18n';
import { systemRandom } from '#random';

const HELP = `Usage: npm run demo [-- --day N] [--locale en|fr]

Starts a server filled with the story of #WeAreTwitter, as it stood at ten in the morning of day N
(1 is 3 October 2016, ${USUAL_DAY} is 11 May 2017 and the default, ${COOP_DAY} is 29 July 2017, when it has become a
co-op, ${LAST_DAY} the last). Its clock goes on from there;
/dev/clock moves it. Each day and language keeps its own folder under demo-data/.`;

function options() {
  try {
    return parseArgs({
      options: { day: { type: 'string' }, locale: { type: 'string' }, help: { type: 'boolean' } },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

const given = options();
if (given.help) {
  console.log(HELP);
  process.exit(0);
}
const day = given.day === undefined ? USUAL_DAY : Number(given.day);
if (!Number.isInteger(day) || day < 1 || day > LAST_DAY) {
  console.error(`--day takes a whole number from 1 to ${LAST_DAY}.`);
  process.exit(2);
}
const locale =
  given.locale ?? (/^fr/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '') ? 'fr' : 'en');
if (!isLocale(locale)) {
  console.error('--locale takes en or fr.');
  process.exit(2);
}

const dataFolder = resolve(process.env.ESSOR_DATA ?? join('demo-data', `day-${day}-${locale}`));
const told = join(dataFolder, 'story-is-told');
if (!existsSync(told)) {
  if (existsSync(join(dataFolder, 'postgres')) && process.env.ESSOR_DATA) {
    console.error(`There is data in ${dataFolder} that is not this demo’s. Name an empty folder in ESSOR_DATA.`);
    process.exit(1);
  }
  // Left half told by an earlier start that was stopped.
  await rm(dataFolder, { recursive: true, force: true });
  console.log(`Telling the story up to day ${day}, once…`);
  const clock = systemClock();
  const postgres = await startPostgres({ dataFolder, log: () => {} });
  const database = openDatabase({ connection: postgres.connection, clock, random: systemRandom });
  try {
    await migrate(database);
    const origin = process.env.ESSOR_ORIGIN ?? `http://localhost:${process.env.PORT ?? 3000}`;
    await playStory({ database, clock, dataFolder, origin, log: console.log }, { day, locale });
    await writeFile(told, '');
  } finally {
    await database.close();
    await postgres.stop();
  }
}
console.log(`Sign in as amina@example.org, ruth@example.org or any of the others; the password is “${PASSWORD}”.`);
process.env.ESSOR_DATA = dataFolder;
await import('../src/main.ts');
