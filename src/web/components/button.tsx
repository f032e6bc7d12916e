import type { Child } from 'hono/jsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

interface Look {
  /** One `primary` a view, no more. */
  kind?: ButtonKind;
  big?: boolean;
  full?: boolean;
  icon?: IconName;
  children?: Child;
}

interface Pressable {
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  /** The id of a form elsewhere on the page. */
  form?: string;
  formaction?: string;
  disabled?: boolean;
  /** The id of a dialog or popover that it opens. */
  opens?: string;
}

const looks = ({ kind = 'plain', big, full }: Look) =>
  classNames('btn', kind !== 'plain' && kind, big && 'big', full && 'full');

/** A button in a form or one that opens something on the page. */
export function Button(props: Look & Pressable & { label?: string }) {
  const { type = 'submit', name, value, form, formaction, disabled, opens, label, icon, children } = props;
  return (
    <button
      class={looks(props)}
      type={opens ? 'button' : type}
      name={name}
      value={value}
      form={form}
      formaction={formaction}
      disabled={disabled}
      aria-label={label}
      {...opening(opens)}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that weighs as much as a button. */
export function ButtonLink(props: Look & { href: string; label?: string; download?: boolean }) {
  const { href, label, icon, download, children } = props;
  return (
    <a class={looks(props)} href={href} aria-label={label} download={download}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** An icon alone; `label` is what it says to those who do not see it. */
export function IconButton(props: Pressable & { icon: IconName; label: string; pressed?: boolean }) {
  const { type = 'submit', name, value, form, formaction, disabled, opens, icon, label, pressed } = props;
  return (
    <button
      class="icon-btn"
      type={opens ? 'button' : type}
      name={name}
      value={value}
      form={form}
      formaction={formaction}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed === undefined ? undefined : pressed ? 'true' : 'false'}
      {...opening(opens)}
    >
      <Icon name={icon} />
    </button>
  );
}

export const IconLink = ({ icon, label, href }: { icon: IconName; label: string; href: string }) => (
  <a class="icon-btn" href={href} aria-label={label}>
    <Icon name={icon} />
  </a>
);

/** A short link that leads on: “All budgets ›”. `lead` puts the icon before the words. */
export const More = (props: {
  href: string;
  icon?: IconName;
  lead?: boolean;
  children?: Child;
  download?: boolean;
}) => {
  const { href, icon = props.lead ? undefined : 'chevron-right', lead, children, download } = props;
  return (
    <a class="more" href={href} download={download}>
      {lead && icon && <Icon name={icon} />}
      {children}
      {!lead && icon && <Icon name={icon} />}
    </a>
  );
};

/** A round button of a composer: it sets one thing. */
export function Tool(props: Pressable & { icon?: IconName; children?: Child }) {
  const { type = 'button', name, value, formaction, disabled, opens, icon, children } = props;
  return (
    <button
      class="tool"
      type={type}
      name={name}
      value={value}
      formaction={formaction}
      disabled={disabled}
      {...opening(opens)}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** Dialogs open by script (`data-opens`); a popover opens by itself. */
const opening = (id: string | undefined) => (id ? { 'data-opens': id, 'aria-haspopup': 'dialog' } : {});
