import type { Child } from 'hono/jsx';
import { usePage } from '../page-context.ts';
import { IconButton } from './button.tsx';

export interface DialogProps {
  /** A button with `opens` of the same id shows it. */
  id: string;
  title: Child;
  /** Comes up from the bottom on phones. */
  sheet?: boolean;
  /** The answers, each named by what it does. */
  actions?: Child;
  /** Makes the whole a form that is sent. */
  form?: { action: string; enhance?: string; multipart?: boolean };
  /** A script puts the form for a new post into it. */
  composer?: boolean;
  children?: Child;
}

/** Asks one question and names its answers. A page with the same form must exist for those without scripts. */
export function Dialog({ id, title, sheet, actions, form, composer, children }: DialogProps) {
  const { m } = usePage();
  const inside = (
    <>
      <div class="in">{children}</div>
      {actions && <footer>{actions}</footer>}
    </>
  );
  return (
    <dialog class={sheet ? 'dialog sheet' : 'dialog'} id={id} aria-labelledby={`${id}-title`} data-composer={composer}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        <form method="dialog">
          <IconButton icon="x" label={m.ui.close} />
        </form>
      </header>
      {form ? (
        <form
          method="post"
          action={form.action}
          enctype={form.multipart ? 'multipart/form-data' : undefined}
          data-enhance={form.enhance}
        >
          {inside}
        </form>
      ) : (
        inside
      )}
    </dialog>
  );
}
