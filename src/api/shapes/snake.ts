import * as v from 'valibot';

/** `noticeMinutes` as the API writes it: `notice_minutes`. */
export const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** And back. */
export const camel = (name: string): string =>
  name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The fields of an object under the names of the API. What they hold stays as it is. */
export const snakeFields = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [snake(name), value]));

export const camelFields = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [camel(name), value]));

/** The schema of a verb's input, its fields under the names of the API. */
export const snakeEntries = (entries: v.ObjectEntries): v.ObjectEntries =>
  Object.fromEntries(Object.entries(entries).map(([name, entry]) => [snake(name), entry]));
