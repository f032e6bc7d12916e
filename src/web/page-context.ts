import { createContext, useContext } from 'hono/jsx';
import { format, messagesFor, type Locale, type Messages } from '#i18n';
import type { Stage } from '#settings';

export type Theme = 'light' | 'dark' | 'system';

/** The six places, in the order of the rail. */
export type Place = 'home' | 'decide' | 'campaigns' | 'coop' | 'chat' | 'inbox';

/** Who reads the page, when signed in. */
export interface Viewer {
  readonly displayName: string;
  readonly handle: string;
  /** Address of a square picture. */
  readonly avatar?: string;
  /** Set when the person is in the register of members. */
  readonly memberNumber?: number;
}

/** What every component of a page may need to know. */
export interface CurrentPage {
  readonly locale: Locale;
  readonly m: Messages;
  readonly viewer?: Viewer;
  /** Path and query of this page: `/c/we-are?lang=fr`. */
  readonly path: string;
  /** `https://essor.example`, without a slash at the end. */
  readonly origin: string;
  readonly serverName: string;
  readonly stage: Stage;
  readonly counts: { readonly inbox: number; readonly toDecide: number };
  readonly theme: Theme;
  /** Single keys act: never for somebody who is not signed in, since only settings turn them off. */
  readonly shortcuts?: boolean;
  readonly now: Date;
  /** IANA name; dates and hours are said in it. */
  readonly timeZone: string;
  /** Places this server has; all six unless told. */
  readonly places?: readonly Place[];
}

const nowhere: CurrentPage = {
  locale: 'en',
  m: messagesFor('en'),
  path: '/',
  origin: 'http://localhost',
  serverName: 'Essor',
  stage: 'campaign',
  counts: { inbox: 0, toDecide: 0 },
  theme: 'system',
  now: new Date(0),
  timeZone: 'UTC',
};

export const PageContext = createContext<CurrentPage>(nowhere);

/** The page being rendered. Only inside a component, and before any await. */
export const usePage = (): CurrentPage => useContext(PageContext);

/** Figures and dates in the language and time zone of the page. */
export function useFormats(): format.Formats {
  const { locale, timeZone } = usePage();
  return format.formatsFor(locale, timeZone);
}
