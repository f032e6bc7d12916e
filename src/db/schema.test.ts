import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { openWorld } from '../../test/world.ts';

const SRC = fileURLToPath(new URL('..', import.meta.url));

interface Column {
  /** What a query gives, in TypeScript. */
  type: string;
  nullable: boolean;
}

/** The parts of a text between separators that stand in no bracket. */
function split(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if ('<({['.includes(character)) depth++;
    if ('>)}]'.includes(character)) depth--;
    if (character === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The fields of every interface of a file: name → field → type. */
function interfacesOf(code: string): Map<string, Map<string, string>> {
  const bare = code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/[^\n]*/g, '');
  const found = new Map<string, Map<string, string>>();
  for (const [, name = '', body = ''] of bare.matchAll(/\binterface (\w+)[^{]*\{([^}]*)\}/g)) {
    const fields = split(body, ';').map((field) => /^(\w+)\??:\s*([\s\S]+)$/.exec(field));
    found.set(name, new Map(fields.flatMap((field) => (field ? [[field[1]!, field[2]!] as const] : []))));
  }
  return found;
}

function selected(type: string): string {
  const inside = /^(?:import\('kysely'\)\.)?(?:ColumnType|Generated)<([\s\S]*)>$/.exec(type)?.[1];
  return inside === undefined ? type : selected(split(inside, ',')[0]!);
}

/** What the modules say of their tables. */
function written(): Map<string, Map<string, Column>> {
  const files = readdirSync(SRC, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => (readdirSync(join(SRC, name)).includes('schema.ts') ? [join(SRC, name, 'schema.ts')] : []));
  const interfaces = new Map(files.flatMap((file) => [...interfacesOf(readFileSync(file, 'utf8'))]));
  const tables = new Map<string, Map<string, Column>>();
  for (const [name, fields] of interfaces) {
    if (!name.endsWith('Schema')) continue;
    for (const [table, type] of fields) {
      const columns = interfaces.get(type) ?? assert.fail(`${name}.${table}: there is no interface ${type}`);
      tables.set(
        table,
        new Map(
          [...columns].map(([column, of]) => {
            const parts = split(selected(of), '|');
            return [
              column,
              { type: parts.filter((part) => part !== 'null').join(' | '), nullable: parts.includes('null') },
            ];
          }),
        ),
      );
    }
  }
  return tables;
}

const isText = (type: string): boolean => !/^(?:number|boolean|Date|Buffer|unknown)$|\[\]$|^Id</.test(type);

const FITS: Record<string, (type: string) => boolean> = {
  bigint: (type) => type === 'string' || type.startsWith('Id<'),
  integer: (type) => type === 'number',
  smallint: (type) => type === 'number',
  real: (type) => type === 'number',
  'double precision': (type) => type === 'number',
  boolean: (type) => type === 'boolean',
  text: isText,
  date: (type) => type === 'string',
  'timestamp with time zone': (type) => type === 'Date',
  bytea: (type) => type === 'Buffer',
  jsonb: () => true,
  ARRAY: (type) => type.endsWith('[]'),
};

test('the tables that the program knows are those that its migrations make', async () => {
  await using world = await openWorld({ setUp: false });
  const { rows } = await sql<{ table_name: string; column_name: string; data_type: string; is_nullable: string }>`
    select columns.table_name, column_name, data_type, is_nullable
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migration' and is_generated = 'NEVER'
    order by 1, ordinal_position`.execute(world.db);
  const known = written();
  assert.ok(rows.length > 100, `${rows.length} columns`);

  const differences: string[] = [];
  for (const { table_name: table, column_name: name, data_type: type, is_nullable: nullable } of rows) {
    const column = known.get(table)?.get(name);
    known.get(table)?.delete(name);
    if (!column) differences.push(`${table}.${name} is not written down`);
    else {
      const fits = FITS[type] ?? assert.fail(`say in this test which TypeScript fits ${type}`);
      if (!fits(column.type)) differences.push(`${table}.${name} is ${type}, and is written down as ${column.type}`);
      if (column.nullable !== (nullable === 'YES')) {
        differences.push(
          `${table}.${name} ${nullable === 'YES' ? 'may' : 'may not'} be null, and the other is written down`,
        );
      }
    }
  }
  const tables = new Set(rows.map((row) => row.table_name));
  for (const [table, columns] of known) {
    if (!tables.has(table)) differences.push(`there is no table ${table}`);
    else for (const name of columns.keys()) differences.push(`there is no column ${table}.${name}`);
  }
  assert.deepEqual(differences, []);
});
