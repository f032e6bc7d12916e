import type { Child } from 'hono/jsx';
import { usePage } from '../page-context.ts';
import { Icon, type IconName } from './icon.tsx';

export interface Change {
  icon: IconName;
  /** What it is about: “Budget Translations 2017”. */
  what: Child;
  /** Nothing for what did not exist. */
  before?: Child;
  after: Child;
  /** Done outside the server: owner, date and proof go in `note`. */
  duty?: boolean;
  note?: Child;
}

/** What a decision changes, before → after, one line for each action. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const { m } = usePage();
  return (
    <ul class="changes">
      {changes.map(({ icon, what, before, after, duty, note }) => (
        <li class={duty ? 'duty' : undefined}>
          <Icon name={duty ? 'circle-dashed' : icon} />
          <div>
            <span class="k">{what}</span>
            <span class="ba">
              {before && <del>{before}</del>}
              <ins>
                {before && (
                  <>
                    <span class="to" aria-hidden="true">
                      →{' '}
                    </span>
                    <span class="vh">{m.ui.changes.becomes} </span>
                  </>
                )}
                {after}
              </ins>
            </span>
            {note && <span class="k">{note}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The same on the page of a proposal, with room for whole sentences; `past` once it has happened. */
export function ChangesTable({ changes, past }: { changes: readonly Change[]; past?: boolean }) {
  const { m } = usePage();
  const words = m.ui.changes;
  const today = past ? words.before : words.today;
  return (
    <div class="tablewrap" tabindex={0} role="group" aria-label={words.whatChanges}>
      <table class="table ba-table">
        <caption class="vh">{words.whatChanges}</caption>
        <thead>
          <tr>
            <th scope="col">{words.whatChanges}</th>
            <th scope="col">{today}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ icon, what, before, after, duty, note }) => (
            <tr class={duty ? 'duty' : undefined}>
              <th scope="row">
                <span>
                  <Icon name={duty ? 'circle-dashed' : icon} />
                  <span>{what}</span>
                </span>
              </th>
              <td data-l={today}>
                <span>{before ?? '–'}</span>
              </td>
              <td data-l={words.after}>
                <span>
                  <b>{after}</b>
                  {note && <> {note}</>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
