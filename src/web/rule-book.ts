import type { Db } from '#db';
import { documentBySlug, documents, paragraphsOf } from '#deliberation';
import type { Ctx } from '#http';
import { type Locale, messagesFor, type Messages } from '#i18n';
import { type House, houseRules, type Rule } from '#moderation';

const HOUSE = 'house/';

/** A rule with where it stands. */
export interface BookRule extends Rule {
  readonly group: string;
}

/** The rules that can be cited: each paragraph of every code of conduct that members adopted, then those of the place. */
export async function ruleBook(db: Db, locale: Locale): Promise<readonly BookRule[]> {
  const { rules } = messagesFor(locale).accounts.about;
  const adopted = await Promise.all(
    (await documents(db))
      .filter(({ kind }) => kind === 'code-of-conduct')
      .map(async ({ slug }) => {
        const document = await documentBySlug(db, slug);
        if (!document) return [];
        return paragraphsOf(document.text).flatMap((words, i) =>
          words.startsWith('#')
            ? []
            : [{ key: `code-of-conduct/${slug}@${document.version}#${i + 1}`, words, group: document.title }],
        );
      }),
  );
  const own = houseRules(locale).map((rule) => ({ ...rule, group: rules.title }));
  return [...adopted.flat(), ...own];
}

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
