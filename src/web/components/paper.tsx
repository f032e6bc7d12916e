import type { Child } from 'hono/jsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface PaperProps {
  /** Unique on the page; the title gets `<id>-title`. */
  id?: string;
  /** The stub: what this is, and on its right when it ends or what it weighs. */
  icon?: IconName;
  what?: Child;
  status?: Child;
  title?: Child;
  href?: string;
  /** Heading level of the title. */
  level?: 2 | 3;
  /** Amber for what gathers: campaigns, pledges. Pine for the rest. */
  tone?: 'pine' | 'amber';
  foot?: Child;
  /** Makes the paper itself a form. */
  form?: { action: string; method?: 'get' | 'post'; multipart?: boolean; enhance?: string };
  children?: Child;
}

/** A civic object lying in the page: proposal, campaign, decision, form. Posts are never boxed. */
export function Paper({
  id,
  icon,
  what,
  status,
  title,
  href,
  level = 3,
  tone = 'pine',
  foot,
  form,
  children,
}: PaperProps) {
  const titleId = id && title ? `${id}-title` : undefined;
  const look = classNames('paper', tone === 'amber' && 'amber');
  const Heading = `h${level}` as const;
  const content = (
    <>
      {what && (
        <div class="stub">
          <span class="what">
            {icon && <Icon name={icon} />}
            <b>{what}</b>
          </span>
          {status && <span>{status}</span>}
        </div>
      )}
      <div class="body">
        {title && <Heading id={titleId}>{href ? <a href={href}>{title}</a> : title}</Heading>}
        {children}
      </div>
      {foot && <div class="foot">{foot}</div>}
    </>
  );
  if (form) {
    const { action, method = 'post', multipart, enhance } = form;
    return (
      <form
        class={look}
        id={id}
        action={action}
        method={method}
        enctype={multipart ? 'multipart/form-data' : undefined}
        data-enhance={enhance}
        aria-labelledby={titleId}
        novalidate
      >
        {content}
      </form>
    );
  }
  return (
    <section class={look} id={id} aria-labelledby={titleId}>
      {content}
    </section>
  );
}
