import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson, grantRole } from '#accounts';
import { launchCampaign } from '#campaigns';
import { systemClock } from '#clock';
import { type Database, joinPostgres, migrate, openDatabase } from '#db';
import { seededRandom, systemRandom } from '#random';
import { changeSetting } from '#settings';
import { form } from './world.ts';
import { freePort } from './free-port.ts';

/** `npm test` kills ten times; `npm run ordeal` sets a hundred. */
const TIMES = Number(process.env.ESSOR_KILLS ?? 10);
const SIGNERS_AT_ONCE = 6;

/** Opens the database of a folder beside whatever serves it, or alone. */
async function visit<T>(folder: string, work: (database: Database) => Promise<T>): Promise<T> {
  const postgres = await joinPostgres({ dataFolder: folder, log: () => {} });
  const database = openDatabase({
    connection: postgres.connection,
    clock: systemClock(),
    random: systemRandom,
    max: 2,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
    await postgres.stop();
  }
}

async function prepare(folder: string): Promise<string> {
  return visit(folder, async (database) => {
    await migrate(database);
    return database.transact(async (tx) => {
      await changeSetting(tx, null, 'setUpAt', tx.now.toISOString());
      const actor = await addPerson(tx, {
        email: 'ruth@example.org',
        handle: 'ruth',
        displayName: 'Ruth',
        locale: 'en',
      });
      await grantRole(tx, null, actor.person, 'organiser');
      const { slug } = await launchCampaign(
        tx,
        { ...actor, roles: new Set(['organiser']) },
        {
          title: 'What if we bought it?',
          summary: 'We ask the board to study it.',
          story: 'Together.',
          target: 'the board',
          place: '',
          locale: 'en',
          milestones: [{ signatures: 1_000_000, consequence: 'we ask again.' }],
        },
      );
      return slug;
    });
  });
}

interface Program {
  origin: string;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

async function start(folder: string): Promise<Program> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(process.execPath, ['--import', './scripts/tsx.mjs', 'src/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      ESSOR_DATA: folder,
      ESSOR_ORIGIN: origin,
      ESSOR_TRUSTED_PROXIES: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said: string[] = [];
  child.stderr?.on('data', (text: Buffer) => said.push(text.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      if (text.toString().includes('Essor is at')) resolve();
    });
    void gone.then(() => reject(new Error(`the program ended while it started: ${said.join('')}`)));
  });
  return {
    origin,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

test(
  `a signature that was acknowledged survives kill -9 (${TIMES} times)`,
  { timeout: TIMES * 30_000 + 60_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'essor-kill-'));
    const roll = seededRandom('kill');
    try {
      const slug = await prepare(folder);
      const acknowledged: string[] = [];
      for (let round = 0; round < TIMES; round++) {
        const program = await start(folder);
        const enough = 3 + ((roll.bytes(1)[0] ?? 0) % 60);
        let here = 0;
        let killed: Promise<void> | undefined;
        const signOn = async (lane: number): Promise<void> => {
          for (let i = 0; !killed; i++) {
            const email = `r${round}-${lane}-${i}@example.org`;
            const sent = form({ name: 'Somebody', email });
            const answer = await fetch(`${program.origin}/c/${slug}/sign`, {
              ...sent,
              redirect: 'manual',
              headers: {
                ...(sent.headers as Record<string, string>),
                'x-forwarded-for': `10.${round}.${lane}.${i % 250}`,
              },
            }).catch(() => undefined);
            if (answer?.status !== 303) {
              assert.ok(killed, `signing answered ${answer?.status ?? 'nothing'} before the kill`);
              return;
            }
            acknowledged.push(email);
            if (++here === enough) killed = program.kill();
          }
        };
        await Promise.all(Array.from({ length: SIGNERS_AT_ONCE }, (_, lane) => signOn(lane)));
        await killed;
      }

      const program = await start(folder);
      await program.stop();
      await visit(folder, async ({ db }) => {
        const rows = await db.selectFrom('signature').select('email').execute();
        const kept = new Set(rows.map((row) => row.email));
        assert.deepEqual(
          acknowledged.filter((email) => !kept.has(email)),
          [],
        );
        assert.ok(acknowledged.length >= TIMES * 3);
        const mails = await db.selectFrom('mail').select('recipient').execute();
        const written = new Set(mails.map((mail) => mail.recipient));
        assert.deepEqual(
          acknowledged.filter((email) => !written.has(email)),
          [],
          'each has its mail',
        );
        const { pending } = await db
          .selectFrom('signature_count')
          .select((eb) => eb.fn.sum<string>('pending').as('pending'))
          .executeTakeFirstOrThrow();
        assert.equal(Number(pending), rows.length, 'the counter equals the rows');
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
