import { raw } from 'hono/html';
import { renderMarkdown } from '#markdown';
import { usePage } from '../page-context.ts';
import { Icon } from './icon.tsx';

/** A paragraph quoted as it stands, above the field where it is written anew. */
export function AsItStands({ label, text, lang }: { label: string; text: string; lang?: string | undefined }) {
  return (
    <div class="stack flow-1">
      <p class="label">{label}</p>
      <blockquote class="prose standing" lang={lang} dir="auto">
        {raw(renderMarkdown(text, { headingLevel: 3 }))}
      </blockquote>
    </div>
  );
}

/**
 * A text paragraph by paragraph, each with its number and the way to change it.
 * @param change where that leads, and what it is called, for the paragraph at a place from 0.
 * @param level of the page that the highest heading of the text takes, whatever its author began with.
 */
export function Clauses({
  paragraphs,
  lang,
  change,
  level = 2,
}: {
  paragraphs: readonly string[];
  lang?: string | undefined;
  change?: ((place: number) => { href: string; label: string }) | undefined;
  level?: number;
}) {
  const { m } = usePage();
  const headingLevel = level - topHeading(paragraphs) + 1;
  return (
    <div class="clauses">
      {paragraphs.map((text, i) => {
        const to = change?.(i);
        return (
          <div class={/^#{1,6}\s/.test(text) ? 'clause heads' : 'clause'} id={`p${i + 1}`}>
            <div class="prose" lang={lang} dir="auto">
              {raw(renderMarkdown(text, { headingLevel }))}
            </div>
            {to ? (
              <a href={to.href} aria-label={to.label}>
                {i + 1}
                <Icon name="pencil" />
              </a>
            ) : (
              <a href={`#p${i + 1}`} aria-label={m.talk.compare.paragraph(i + 1)}>
                {i + 1}
              </a>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** How many `#` the highest heading has. */
const topHeading = (paragraphs: readonly string[]): number =>
  Math.min(...paragraphs.map((text) => /^(#{1,6})\s/.exec(text)?.[1]?.length ?? 7), 6);
