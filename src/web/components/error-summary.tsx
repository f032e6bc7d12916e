import { usePage } from '../page-context.ts';
import { fieldId } from './field.tsx';
import { Icon } from './icon.tsx';

/**
 * What to correct, at the top of the page, in the same words as beside each field, each linked to it.
 * `errors` goes from field name to sentence; `sentence` is for a refusal that no field answers for.
 * The page script focuses it (`data-focus`). Nothing is written when there is nothing to correct.
 */
export function ErrorSummary({
  errors = {},
  sentence,
}: {
  errors?: Readonly<Record<string, string>>;
  sentence?: string;
}) {
  const { m } = usePage();
  const entries = Object.entries(errors);
  if (entries.length === 0 && !sentence) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus>
      <h2>
        <Icon name="circle-alert" />
        {entries.length > 0 ? m.ui.errorsToFix(entries.length) : m.errors.title}
      </h2>
      {entries.length > 0 ? (
        <ul>
          {entries.map(([name, error]) => (
            <li>
              <a href={`#${fieldId(name)}`}>{error}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{sentence}</p>
      )}
    </div>
  );
}
