import * as v from 'valibot';
import { optional } from '#input';

/** A language by BCP 47, such as `fr`; empty: none said. */
export const languageInput = optional(
  v.pipe(v.string('missing'), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'unknownChoice')),
);
