import type { Decision } from '#deliberation';
import type { Locale, Messages } from '#i18n';
import { xml } from '../xml.ts';
import { resultOf } from './decision-words.tsx';

interface Feed {
  readonly m: Messages;
  readonly locale: Locale;
  readonly origin: string;
  /** Where this feed is read. */
  readonly address: string;
  readonly server: string;
  /** When it is read: the moment of a feed in which nothing has happened yet. */
  readonly at: Date;
  readonly decisions: readonly Decision[];
}

const changedAt = ({ decidedAt, executedAt }: Decision): Date => executedAt ?? decidedAt;

/**
 * The register as an Atom feed (RFC 4287): one entry a decision, whose `id` is its address and never changes;
 * `updated` moves when it takes effect.
 */
export function decisionFeed({ m, locale, origin, address, server, at, decisions }: Feed): string {
  const say = m.founding.register;
  const updated = decisions.map(changedAt).reduce((a, b) => (b > a ? b : a), new Date(0));
  const entries = decisions.map((decision) => {
    const here = `${origin}/decisions/${decision.number}`;
    const summary = `${resultOf(m, decision)} ${say.verdict(say.states[decision.state])}`;
    return [
      '  <entry>',
      `    <id>${xml(here)}</id>`,
      `    <title xml:lang="${decision.language}">${xml(`${say.short(decision.number)} ${decision.title}`)}</title>`,
      `    <updated>${changedAt(decision).toISOString()}</updated>`,
      `    <published>${decision.decidedAt.toISOString()}</published>`,
      `    <link rel="alternate" type="text/html" href="${xml(here)}"/>`,
      `    <category term="${decision.state}" label="${xml(say.states[decision.state])}"/>`,
      `    <summary>${xml(summary)}</summary>`,
      '  </entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `  <id>${xml(`${origin}/decisions`)}</id>`,
    `  <title>${xml(say.feedTitle(server))}</title>`,
    `  <updated>${(decisions.length > 0 ? updated : at).toISOString()}</updated>`,
    `  <author><name>${xml(server)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${xml(address)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(`${origin}/decisions`)}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}
