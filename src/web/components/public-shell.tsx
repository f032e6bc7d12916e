import type { Child } from 'hono/jsx';
import { usePage } from '../page-context.ts';
import { Wordmark } from './mark.tsx';

export interface PublicShellProps {
  /** `page` is the whole 72 rem, `column` 40 rem for reading, `narrow` 34 rem for one form. */
  width?: 'page' | 'column' | 'narrow';
  /** Kept in reach at the bottom of a phone. `label` names the region. */
  callToAction?: { label: string; content: Child };
  /** Other links of the header, before the language and the sign-in. */
  links?: Child;
  children?: Child;
}

export function PublicShell({ width = 'page', callToAction, links, children }: PublicShellProps) {
  return (
    <>
      <PublicHeader links={links} />
      <main class="pub" id="main">
        {width === 'page' ? children : <div class={width}>{children}</div>}
      </main>
      <PublicFooter />
      {callToAction && (
        <section class="sticky-cta" aria-label={callToAction.label}>
          {callToAction.content}
        </section>
      )}
    </>
  );
}

function PublicHeader({ links }: { links?: Child }) {
  const { m, serverName, viewer } = usePage();
  return (
    <header class="pub-head">
      <a class="brand" href="/" aria-label={`${serverName}, ${m.ui.home}`}>
        <Wordmark />
      </a>
      {links}
      <LanguageSwitch />
      {viewer ? <a href="/home">{m.ui.places.home}</a> : <SignIn />}
    </header>
  );
}

function SignIn() {
  const { m, path } = usePage();
  return <a href={`/sign-in?next=${encodeURIComponent(path)}`}>{m.ui.signIn}</a>;
}

/** The same page in the other language, named in that language. */
export function LanguageSwitch() {
  const { locale, path, origin } = usePage();
  const other = locale === 'fr' ? { code: 'en', name: 'English' } : { code: 'fr', name: 'Français' };
  const url = new URL(path, origin);
  url.searchParams.set('lang', other.code);
  return (
    <a href={url.pathname + url.search} lang={other.code} hreflang={other.code} rel="alternate">
      {other.name}
    </a>
  );
}

function PublicFooter() {
  const { m, stage } = usePage();
  return (
    <footer class="pub-foot">
      <div>
        <a href="/about">{m.ui.foot.about}</a>
        <a href="/about/rules">{m.ui.foot.rules}</a>
        <a href="/about/privacy">{m.ui.foot.privacy}</a>
        <span>{m.ui.foot.promise[stage]}</span>
      </div>
    </footer>
  );
}
