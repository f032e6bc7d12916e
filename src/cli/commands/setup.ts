import { setUpInput, setUpServer } from '#accounts';
import { parseInput } from '#input';
import { type Call, type Command, Misuse } from '../command.ts';
import { openHouse } from '../house.ts';

/** The options that must be there, each asked for when somebody is at the terminal. */
const ASKED = ['name', 'purpose', 'stage', 'steward', 'handle', 'email'] as const;

export const setup: Command = {
  name: 'setup',
  words: '',
  fewestWords: 0,
  mostWords: 0,
  options: {
    name: 'TEXT',
    purpose: 'TEXT',
    language: 'en|fr',
    stage: 'campaign|founding|co-op',
    steward: 'NAME',
    handle: 'HANDLE',
    email: 'ADDRESS',
    'password-stdin': null,
  },
  async run(call) {
    const { config, m, terminal, locale } = call;
    const given = await answers(call);
    const input = parseInput(setUpInput, {
      ...given,
      locale: call.option('language') ?? locale,
      displayName: given.steward,
      password: await password(call),
    });
    await using house = await openHouse(config, m, terminal.say);
    const { name, purpose, locale: language, stage, password: secret, ...steward } = input;
    await house.database.transact((tx) =>
      setUpServer(tx, {
        name,
        purpose,
        locale: language,
        stage,
        steward: { ...steward, ...(secret && { password: secret }) },
        device: 'essor setup',
      }),
    );
    house.live.publish('settings', 'changed');
    return {
      lines: [m.cli.setup.done(name, steward.handle), m.cli.setup.next(config.origin, Boolean(secret))],
      data: { name, stage, language, handle: steward.handle, origin: config.origin },
    };
  },
};

async function answers({ option, terminal, m }: Call): Promise<Record<(typeof ASKED)[number], string>> {
  const found: Partial<Record<(typeof ASKED)[number], string>> = {};
  const missing: string[] = [];
  for (const name of ASKED) {
    const value = option(name) ?? (terminal.interactive ? await terminal.ask(m.cli.setup.ask[name]) : undefined);
    if (value === undefined) missing.push(`--${name}`);
    else found[name] = value;
  }
  if (missing.length > 0) throw new Misuse(m.cli.missing(missing.join(' ')));
  return found as Record<(typeof ASKED)[number], string>;
}

/** Never from the arguments, which every user of the machine can read. Without one, a mail's link signs in. */
async function password({ switched, terminal, m }: Call): Promise<string> {
  if (switched('password-stdin')) return (await terminal.input()).replace(/\r?\n$/, '');
  return terminal.interactive ? terminal.askSecret(m.cli.setup.ask.password) : '';
}
