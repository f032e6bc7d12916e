import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Actor, actorByHandle } from '#accounts';
import { LaunchInput, campaignBySlug, closeCampaign, launchCampaign, listCampaigns } from '#campaigns';
import type { Db } from '#db';
import { format } from '#i18n';
import { parseInput } from '#input';
import { keepPicture, readPicture } from '#media';
import { publish } from '#network';
import { readCampaignFile, SAMPLE } from '../campaign-file.ts';
import { type Call, CannotDo, type Command, Misuse, type Report } from '../command.ts';
import { type House, openHouse } from '../house.ts';

const TOLD = ['title', 'summary', 'story', 'target', 'place'] as const;

export const campaign: Command = {
  name: 'campaign',
  words: 'create [FILE] | list | close SLUG',
  fewestWords: 1,
  mostWords: 2,
  options: {
    as: 'HANDLE',
    title: 'TEXT',
    summary: 'TEXT',
    story: 'MARKDOWN',
    target: 'TEXT',
    place: 'TEXT',
    language: 'en|fr',
    milestones: '"5000: …; 10000: …"',
    picture: 'FILE',
    alt: 'TEXT',
  },
  sample: (locale) => SAMPLE[locale],
  async run(call) {
    const [verb = '', word] = call.words;
    const { config, m, terminal } = call;
    if (!['create', 'list', 'close'].includes(verb)) throw new Misuse(m.cli.campaign.noSuchVerb(verb));
    if (verb === 'close' && word === undefined) throw new Misuse(m.cli.tooFewWords('close SLUG'));
    const told = verb === 'create' ? await answers(call, word) : undefined;
    await using house = await openHouse(config, m, terminal.say);
    if (told) return await create(call, house, told);
    return await (verb === 'list' ? list(call, house) : close(call, house, word!));
  },
};

interface Told {
  input: LaunchInput;
  picture: { bytes: Buffer; alt: string } | undefined;
}

/** What the file says, and over it what the options say. */
async function answers({ option, locale, m }: Call, file: string | undefined): Promise<Told> {
  const read = async (path: string) =>
    readFile(path).catch((cause: unknown) => {
      throw new CannotDo(m.cli.cannotRead(path), { cause });
    });
  const told: Record<string, unknown> =
    file === undefined ? {} : readCampaignFile(file, (await read(file)).toString(), m.cli.campaign.fileWrong);
  for (const name of TOLD) told[name] = option(name) ?? told[name];
  told['locale'] = option('language') ?? told['locale'] ?? told['language'] ?? locale;
  const milestones = option('milestones');
  if (milestones !== undefined) told['milestones'] = milestonesIn(milestones, m.cli.campaign.milestonesWrong);
  const input = parseInput(LaunchInput, { milestones: [], ...told });
  const beside = typeof told['picture'] === 'string' ? resolve(dirname(file ?? '.'), told['picture']) : undefined;
  const path = option('picture') ?? beside;
  const alt = option('alt') ?? (typeof told['alt'] === 'string' ? told['alt'] : '');
  return { input, picture: path === undefined ? undefined : { bytes: await read(path), alt } };
}

function milestonesIn(text: string, wrong: string): { signatures: string; consequence: string }[] {
  return text.split(';').map((part) => {
    const found = /^\s*([\d\s]+?)\s*:\s*(.+?)\s*$/.exec(part);
    if (!found) throw new Misuse(wrong);
    return { signatures: found[1]!, consequence: found[2]! };
  });
}

async function create(call: Call, { database, live }: House, { input, picture }: Told): Promise<Report> {
  const { config, m } = call;
  const actor = await organiser(call, database.db);
  const kept = picture && { ...picture, ready: await readPicture(picture.bytes) };
  const { id, slug, news } = await database.transact(async (tx) =>
    launchCampaign(tx, actor, input, kept && (await keepPicture(tx, config.dataFolder, actor, kept.ready, kept.alt))),
  );
  publish(live, news);
  const url = `${config.origin}/c/${slug}`;
  return { lines: [m.cli.campaign.launched(url)], data: { id, slug, url } };
}

async function list({ m, locale, config }: Call, { database }: House): Promise<Report> {
  const { number, date } = format.formatsFor(locale);
  const campaigns = await listCampaigns(database.db, 1_000);
  return {
    lines:
      campaigns.length === 0
        ? [m.cli.campaign.none]
        : campaigns.map(({ slug, title, counts, closedAt }) =>
            [
              `${config.origin}/c/${slug}`,
              `  ${title}`,
              `  ${m.cli.campaign.counts(number(counts.confirmed), number(counts.waiting))}${closedAt ? `, ${m.cli.campaign.closedOn(date(closedAt))}` : ''}`,
            ].join('\n'),
          ),
    data: campaigns.map(({ id, slug, title, counts, launchedAt, closedAt }) => ({
      id,
      slug,
      title,
      ...counts,
      launchedAt,
      closedAt,
    })),
  };
}

async function close(call: Call, { database }: House, slug: string): Promise<Report> {
  const { m } = call;
  const found = await campaignBySlug(database.db, slug);
  if (!found) throw new CannotDo(m.cli.noSuchCampaign(slug));
  const actor = await organiser(call, database.db);
  await database.transact((tx) => closeCampaign(tx, actor, found.id));
  return { lines: [m.cli.campaign.closed(found.title)], data: { id: found.id, slug } };
}

/** Who acts: the account named by `--as`, else the only one that may. */
async function organiser({ option, m }: Call, db: Db): Promise<Actor> {
  const named = option('as');
  const handles = named ? [named] : await organisers(db);
  if (handles.length !== 1) throw new Misuse(m.cli.campaign.sayWho(handles.map((handle) => `@${handle}`).join(' ')));
  const actor = await actorByHandle(db, handles[0]!);
  if (!actor) throw new CannotDo(m.cli.noSuchAccount(handles[0]!));
  return actor;
}

async function organisers(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('account', 'account.person_id', 'role_grant.person_id')
    .where('role_grant.ended_at', 'is', null)
    .where('role_grant.role', 'in', ['steward', 'organiser'])
    .where('account.deleted_at', 'is', null)
    .orderBy('account.id')
    .select('account.handle')
    .distinct()
    .select('account.id')
    .execute();
  return rows.map((row) => row.handle);
}
