import type { Child } from 'hono/jsx';
import { Button, Fold } from '../components.ts';
import type { FormState } from '../form-state.ts';

/** A form of the page that was refused, and what it held. */
export interface RefusedForm {
  readonly what: string;
  readonly form: FormState;
}

/** A form that few need: folded until asked for, open when it was refused. */
export function SmallForm(props: {
  title: string;
  action: string;
  button: string;
  refused?: FormState | undefined;
  danger?: boolean;
  children?: Child;
}) {
  const { title, action, button, refused, danger, children } = props;
  return (
    <Fold summary={title} open={refused !== undefined}>
      <form method="post" action={action} class="stack flow-3" novalidate>
        {refused?.sentence && <p class="err">{refused.sentence}</p>}
        {children}
        <Button kind={danger ? 'danger' : 'plain'}>{button}</Button>
      </form>
    </Fold>
  );
}
