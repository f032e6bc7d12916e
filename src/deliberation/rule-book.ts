import type { Db } from '#db';
import { type Locale, messagesFor } from '#i18n';
import { houseRules, type Rule } from '#moderation';
import { documentBySlug, documents } from './document.ts';
import { paragraphsOf } from './document-text.ts';

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
