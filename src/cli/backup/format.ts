import * as v from 'valibot';

/** `README.txt` of every backup: whoever finds one can read it without us. */
export const README = `A backup of an Essor server: everything it keeps, at one moment.

  essor.json              what it is: when it was taken, the migrations of its database, its tables
                          with their columns in order
  tables/NAME/NNNNNN.tsv  rows of a table, in the text format of PostgreSQL's COPY (UTF-8, tabs,
                          \\N for null, moments in UTC); the parts of a table one after the other are it all
  media/HASH.webp         pictures, each named by the SHA-256 of its content
  manifest.json           what must be there: rows, parts and SHA-256 of each table, pictures, sequences

To read it anywhere: tar xzf FILE, then in psql: \\copy NAME (COLUMNS) from program 'cat tables/NAME/*'
To restore it: npm run essor -- restore FILE

It holds addresses, names and what people wrote to each other. Keep it as carefully as the server.
`;

export const FORMAT = 'essor-backup/1';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const name = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,62}$/));

/** The first of the two descriptions: needed to take in what follows. */
export const Heading = v.object({
  format: v.literal(FORMAT),
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
  migrations: v.array(v.object({ name: v.string(), sha256 })),
  tables: v.array(v.object({ name, columns: v.array(name) })),
});
export type Heading = v.InferOutput<typeof Heading>;

/** The second: known only once everything is written. */
export const Manifest = v.object({
  tables: v.record(name, v.object({ rows: count, parts: count, sha256 })),
  media: v.object({ files: count, bytes: count }),
  /** Pictures that the database names and the folder did not have. */
  missing: v.array(v.string()),
  sequences: v.record(name, v.object({ value: v.string(), called: v.boolean() })),
});
export type Manifest = v.InferOutput<typeof Manifest>;
