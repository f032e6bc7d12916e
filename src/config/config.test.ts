import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ConfigError, isHere, readConfig, withoutPassword } from './config.ts';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.faults;
  }
};

test('nothing needs to be set', () => {
  const expected = {
    port: 3000,
    origin: 'http://localhost:3000',
    dataFolder: resolve('data'),
    trustedProxies: [],
    databaseUrl: undefined,
    smtpUrl: undefined,
    postgresBin: undefined,
    production: false,
  };
  assert.deepEqual(readConfig({}), expected);
  assert.deepEqual(readConfig({ PORT: '', ESSOR_DATA: ' ', ESSOR_ORIGIN: '', SMTP_URL: '' }), expected);
});

test('everything can be set', () => {
  const config = readConfig({
    PORT: '8080',
    ESSOR_DATA: '/var/lib/essor',
    ESSOR_ORIGIN: 'https://Essor.example/',
    ESSOR_TRUSTED_PROXIES: '127.0.0.1, ::1,10.0.0.0/8 , 2001:db8::/32',
    DATABASE_URL: 'postgres://essor:secret@db.example:5432/essor',
    SMTP_URL: 'smtps://user:secret@mail.example:465',
  });
  assert.equal(config.port, 8080);
  assert.equal(config.dataFolder, '/var/lib/essor');
  assert.equal(config.origin, 'https://essor.example');
  assert.deepEqual(config.trustedProxies, ['127.0.0.1', '::1', '10.0.0.0/8', '2001:db8::/32']);
  assert.equal(config.databaseUrl, 'postgres://essor:secret@db.example:5432/essor');
  assert.equal(config.production, true);
});

test('without an origin, the address is on this machine at the port', () => {
  assert.equal(readConfig({ PORT: '4000' }).origin, 'http://localhost:4000');
  assert.equal(readConfig({ PORT: '80' }).origin, 'http://localhost');
});

for (const [variable, wrong] of Object.entries({
  PORT: ['0', '65536', '-1', '3000.5', 'http', '0x10', '１２'],
  ESSOR_ORIGIN: [
    'essor.example',
    'ftp://essor.example',
    'https://essor.example/path',
    'https://',
    'https://u:p@e.example',
    'https://e.example/?q',
    '/',
    // Not on https, everybody's mail would lie open.
    'http://essor.example',
    'http://93.184.216.34:3000',
    'http://[2606:4700::1111]',
    'http://172.32.0.1',
    'http://localhost.essor.example',
  ],
  ESSOR_TRUSTED_PROXIES: ['proxy.example', '10.0.0.0/33', '::1/129', '10.0.0.0/8/8', '10.0.0.0/', '127.0.0.1;::1'],
  DATABASE_URL: ['mysql://localhost/essor', 'localhost:5432', 'postgres:essor', 'essor'],
  SMTP_URL: ['mail.example', 'http://mail.example', 'smtp:mail.example', 'smtp://'],
  ESSOR_POSTGRES_BIN: ['/nowhere', '/'],
  ESSOR_DATA: ['/dev/null', '/dev/null/data'],
})) {
  test(`a wrong ${variable} is named, with what would be right`, () => {
    for (const value of wrong) {
      const faults = faultsOf({ [variable]: value });
      assert.equal(faults.length, 1, `${value} was taken`);
      assert.match(
        faults[0] ?? '',
        new RegExp(`^${variable} is ".*"\\. Give .*such as|^${variable} is ".*"\\. Give the address`),
      );
    }
  });
}

test('on a private network one can try it out', () => {
  for (const origin of [
    'http://localhost',
    'http://essor.localhost:3000',
    'http://192.168.1.5:3000',
    'http://10.0.0.1',
    'http://[::1]:3000',
    'http://[fd12:3456::1]',
    'http://kitchen:3000',
    'http://kitchen.local',
  ])
    assert.equal(readConfig({ ESSOR_ORIGIN: origin }).origin, origin);
});

test('all faults are told at once', () => {
  const faults = faultsOf({ PORT: 'a', ESSOR_ORIGIN: 'b', DATABASE_URL: 'c' });
  assert.deepEqual(
    faults.map((fault) => fault.split(' ')[0]),
    ['PORT', 'ESSOR_ORIGIN', 'DATABASE_URL'],
  );
});

test('a server on https needs a mail server', () => {
  assert.match(faultsOf({ ESSOR_ORIGIN: 'https://essor.example' })[0] ?? '', /^SMTP_URL is not set/);
  assert.deepEqual(faultsOf({ ESSOR_ORIGIN: 'https://essor.example', SMTP_URL: 'smtp://mail.example' }), []);
  // A wrong one is told once, as wrong.
  assert.equal(faultsOf({ ESSOR_ORIGIN: 'https://essor.example', SMTP_URL: 'mail' }).length, 1);
});

test('a database on a local socket has no host in its address', () => {
  assert.deepEqual(faultsOf({ DATABASE_URL: 'postgresql:///essor?host=/run/postgresql' }), []);
  assert.deepEqual(faultsOf({ DATABASE_URL: 'postgres://essor@/essor?host=/run/postgresql' }), []);
  assert.equal(faultsOf({ DATABASE_URL: 'postgres://essor@/essor' }).length, 1);
});

test("PostgreSQL's programs are where ESSOR_POSTGRES_BIN says", (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'essor-config-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'bin'));
  for (const program of ['postgres', 'initdb']) writeFileSync(join(folder, 'bin', program), '');
  assert.equal(readConfig({ ESSOR_POSTGRES_BIN: join(folder, 'bin/') }).postgresBin, join(folder, 'bin'));
});

test('no password is ever shown', () => {
  const secret = fc.stringMatching(/^[a-z0-9]{8,20}$/).map((text) => `Secret${text}`);
  const address = fc.constantFrom<(password: string) => string>(
    (password) => `mysql://user:${password}@host/base`,
    (password) => `smtp://:${password}@`,
    (password) => `user:${password}@host`,
    (password) => `essor:essor:${password}`,
    (password) => `postgres:/user:${password}@host/base`,
    (password) => `mysql://host/base?user=me&password=${password}&sslpassword=${password}`,
    (password) => `user=me password=${password} host=here`,
    (password) => `postgres//user:${password}@host`,
    (password) => password,
  );
  fc.assert(
    fc.property(secret, address, fc.constantFrom('DATABASE_URL', 'SMTP_URL'), (password, write, variable) => {
      const value = write(password);
      assert.doesNotMatch(withoutPassword(value), /Secret/i);
      const faults = faultsOf({ [variable]: value });
      assert.equal(faults.length, 1);
      assert.doesNotMatch(faults.join(), /Secret/i);
    }),
  );
});

test('only loopback addresses and names mean this machine', () => {
  const here = ['localhost', 'essor.localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]'];
  const elsewhere = ['192.168.1.5', '0.0.0.0', '[fe80::1]', 'server.local', 'localhost.example', '127.0.0.1.example'];
  assert.deepEqual(here.filter(isHere), here);
  assert.deepEqual(elsewhere.filter(isHere), []);
});
