import { ruleBook } from '#deliberation';
import type { Ctx } from '#http';
import type { Messages } from '#i18n';
import type { House } from '#moderation';

const HOUSE = 'house/';

/** What the verbs of moderation are told: rules are kept in the words of the server's language. */
export async function houseOf(c: Ctx): Promise<House> {
  const { deps } = c.var;
  return { rules: await ruleBook(deps.db, deps.settings.current.locale), origin: deps.config.origin };
}

/** A rule as it is shown: those of the place in the reader's language, others as they were cited. */
export function ruleWords(
  m: Messages,
  { ruleKey, ruleWords: kept }: { ruleKey: string | null; ruleWords: string },
): string {
  if (!ruleKey?.startsWith(HOUSE)) return kept;
  const rule = m.accounts.about.rules.list[Number(ruleKey.slice(HOUSE.length)) - 1];
  return rule ? `${rule[0]} ${rule[1]}` : kept;
}

/** Where a rule stands; undefined for a law. */
export function rulePath(key: string | null): string | undefined {
  if (key === null) return undefined;
  if (key.startsWith(HOUSE)) return '/about/rules';
  const [, slug, version] = /^code-of-conduct\/([^@]+)@(\d+)#/.exec(key) ?? [];
  return slug && version ? `/coop/documents/${slug}/${version}` : undefined;
}
