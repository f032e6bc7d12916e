import { systemClock } from '#clock';
import { type Config, withoutPassword } from '#config';
import { CannotStart, type Connection, migrate, openDatabase, reachServer, startPostgres } from '#db';
import { guardedFetch } from '#fetch';
import { smtpTransport } from '#mail';
import { systemRandom } from '#random';
import { listen } from './listen.ts';

export interface Running {
  /** Resolves, with a sentence, when the server cannot go on. */
  readonly failed: Promise<string>;
  /** Ends what is under way, then everything in the order of its dependence; a second call, in a hurry, cuts it short. */
  stop(hurry?: 'hurry'): Promise<void>;
}

const GRACE_MS = 5_000;

/**
 * Starts everything: the database, its migrations, the program, its port.
 * @throws CannotStart or CannotListen with a sentence; what had started is stopped.
 */
export async function serve(config: Config, log: (line: string) => void): Promise<Running> {
  const endings: ((how?: 'hurry') => unknown)[] = [];
  const failed = Promise.withResolvers<string>();
  const begun = <T>(what: T, ending: (how?: 'hurry') => unknown): T => {
    endings.unshift(ending);
    return what;
  };

  let stopping: Promise<void> | undefined;
  let hurried = false;
  let current: ((how?: 'hurry') => unknown) | undefined;
  const stop = async (how?: 'hurry'): Promise<void> => {
    if (how === 'hurry') {
      hurried = true;
      void current?.('hurry');
    }
    stopping ??= (async () => {
      for (const ending of endings) {
        current = ending;
        try {
          await ending(hurried ? 'hurry' : undefined);
        } catch (error) {
          log(`While stopping: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    })();
    await stopping;
  };

  try {
    // The program loads while PostgreSQL starts.
    const loading = import('./app.ts');
    loading.catch(() => {});
    const connection = await connect();
    const clock = systemClock();
    const database = openDatabase({ connection, clock, random: systemRandom });
    begun(database, () => database.close());
    const applied = await migrate(database).catch((error: unknown) => {
      throw new CannotStart(`The database could not be brought up to date: ${reasonOf(error)}`, { cause: error });
    });
    if (applied.length > 0) log(`The database is up to date (${applied.length} changes).`);

    const mail = config.smtpUrl === undefined ? undefined : await smtpTransport(config.smtpUrl);
    if (mail) begun(mail, () => mail.close());
    const { createApp } = await loading;
    const app = await createApp({
      config,
      database,
      clock,
      random: systemRandom,
      fetch: guardedFetch({ userAgent: `Essor (+${config.origin})` }),
      log,
      ...(mail && { transport: mail.send }),
    });
    begun(app, () => app.stop());
    const listening = await listen(config, app.fetch);
    begun(listening, (how) => listening.stop(how === 'hurry' ? 0 : GRACE_MS));
    return { failed: failed.promise, stop };
  } catch (error) {
    await stop();
    throw error;
  }

  async function connect(): Promise<Connection> {
    if (config.databaseUrl !== undefined) {
      await reachServer(config.databaseUrl, withoutPassword(config.databaseUrl));
      return { connectionString: config.databaseUrl };
    }
    const postgres = await startPostgres({ dataFolder: config.dataFolder, binFolder: config.postgresBin, log });
    begun(postgres, (how) => postgres.stop(how === 'hurry' ? 'immediate' : 'fast'));
    void postgres.exited.then(failed.resolve);
    return postgres.connection;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === '53100') return 'its disk is full. Free some space, then start again.';
  return error.message;
}
