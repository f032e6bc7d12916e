import type { Child } from 'hono/jsx';
import { classNames } from './class-names.ts';

/** Steps of the space scale between one thing and the next: 4, 8, 12, 16, 24, 40 px. */
export type Space = 1 | 2 | 3 | 4 | 5 | 6;

/** One under the other. */
export const Stack = ({ space = 4, children }: { space?: Space; children?: Child }) => (
  <div class={classNames('stack', space !== 4 && `flow-${space}`)}>{children}</div>
);

/** Side by side, wrapping. */
export const Row = ({ top, oneLine, children }: { top?: boolean; oneLine?: boolean; children?: Child }) => (
  <div class={classNames('row', top && 'top', oneLine && 'nowrap')}>{children}</div>
);

/** The gutters of a member’s page: whatever is not a feed or tabs goes in one. */
export const Band = ({ space = 5, children }: { space?: Space; children?: Child }) => (
  <div class={classNames('band', 'stack', space !== 4 && `flow-${space}`)}>{children}</div>
);

/** A part of a page under its own title; `more` stands at the end of the title’s line. */
export const Section = ({
  id,
  title,
  more,
  children,
}: {
  id: string;
  title: Child;
  more?: Child;
  children?: Child;
}) => (
  <section class="section" aria-labelledby={`${id}-title`} id={id}>
    {more ? (
      <div class="split">
        <h2 id={`${id}-title`}>{title}</h2>
        {more}
      </div>
    ) : (
      <h2 id={`${id}-title`}>{title}</h2>
    )}
    {children}
  </section>
);

/** A public page with one thing to do: `side` sticks beside the text on a desktop, and comes after `first` on a phone. */
export const Duo = ({ first, side, children }: { first?: Child; side: Child; children?: Child }) => (
  <div class="duo">
    {first}
    <div class="side">
      <div class="sticky stack">{side}</div>
    </div>
    {children}
  </div>
);

/** The head of a public page: signs, a title that states, a sentence. */
export const Masthead = ({ meta, title, lede }: { meta?: Child; title: Child; lede?: Child }) => (
  <header class="stack masthead-block">
    {meta && <div class="meta">{meta}</div>}
    <h1 class="masthead">{title}</h1>
    {lede && <p class="lede">{lede}</p>}
  </header>
);

/** Long reading: articles, stories, rules. Children are safe HTML or elements. */
export const Prose = ({ lang, children }: { lang?: string; children?: Child }) => (
  <div class="prose" lang={lang}>
    {children}
  </div>
);

/** A block of the right column. */
export const Aside = ({ title, children }: { title: Child; children?: Child }) => (
  <section class="ctx">
    <h2>{title}</h2>
    {children}
  </section>
);

/** A list of posts or other things between hairlines. `live` names the stream a script may fill it from. */
export const Feed = ({ live, children }: { live?: string; children?: Child }) => (
  <div class="feed" data-live={live}>
    {children}
  </div>
);
