import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withLocalLinks } from './local-links.ts';

const HERE = 'https://here.example';

for (const [pasted, shown] of [
  [`See ${HERE}/@lea_f/12.`, String.raw`See [@lea\_f](/@lea_f/12).`],
  ['See /@lea/12, then.', 'See [@lea](/@lea/12), then.'],
  ['See /coop/documents/our-bylaws/2', 'See [/coop/documents/our-bylaws/2](/coop/documents/our-bylaws/2)'],
  [`[here](${HERE}/@lea/12) and [there](/@lea/12)`, `[here](${HERE}/@lea/12) and [there](/@lea/12)`],
  ['https://elsewhere.example/@lea/12', 'https://elsewhere.example/@lea/12'],
  ['https://hereXexample/@lea/12', 'https://hereXexample/@lea/12'],
  ['/@lea and a/@lea/1 and /@lea/12/likes', '/@lea and a/@lea/1 and /@lea/12/likes'],
] as const) {
  test(`links ${pasted}`, () => assert.equal(withLocalLinks(pasted, HERE), shown));
}
