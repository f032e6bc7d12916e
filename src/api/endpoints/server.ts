import * as v from 'valibot';
import { read } from '../endpoint.ts';
import { language } from '../shapes/base.ts';

export const serverEndpoints = [
  read({
    name: 'readServer',
    group: 'server',
    path: '/server',
    scope: 'read:decisions',
    open: true,
    answer: v.object({
      name: v.string(),
      purpose: v.string(),
      stage: v.picklist(['campaign', 'founding', 'co-op']),
      language,
      time_zone: v.string(),
    }),
    async run({ c }) {
      const { name, purpose, stage, locale, timeZone } = c.var.deps.settings.current;
      return { name, purpose, stage, language: locale, time_zone: timeZone };
    },
  }),
];
