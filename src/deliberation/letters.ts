import { type Locale, format, messagesFor } from '#i18n';
import type { LetterText } from '#mail';
import { changesOf } from './changes.ts';
import type { ShownAction } from './proposal.ts';

interface About {
  readonly number: number;
  readonly title: string;
  readonly closes: Date;
  readonly now: Date;
  readonly confidential: boolean;
  /** Where people reach this server. */
  readonly origin: string;
  readonly timeZone: string;
}

const each = (write: (locale: Locale) => LetterText): Readonly<Record<Locale, LetterText>> => ({
  en: write('en'),
  fr: write('fr'),
});

const MOST_CHANGES = 8;

/** Says that a vote has opened, what changes if it passes and until when one may vote. */
export const lettersOfOpening = (about: About, actions: readonly ShownAction[]) =>
  each((locale) => {
    const m = messagesFor(locale);
    const say = m.deliberation.mail.opened;
    const f = format.formatsFor(locale, about.timeZone);
    const changes = actions.flatMap((action) => changesOf(m, f, action)).slice(0, MOST_CHANGES);
    return {
      subject: say.subject(about.title),
      paragraphs: [
        say.opened(about.title),
        ...(changes.length > 0
          ? [[say.ifItPasses, ...changes.map(({ what, before, after }) => say.change(what, before, after))].join('\n')]
          : []),
        say.until(f.moment(about.closes, about.now)),
        about.confidential ? say.confidential : say.public,
      ],
      action: { label: say.button, url: `${about.origin}/d/${about.number}/vote` },
      footer: [say.why],
    };
  });

/** Says that lots will be drawn, in which nobody votes. */
export const lettersOfDraw = (about: About) =>
  each((locale) => {
    const say = messagesFor(locale).deliberation.mail.drawn;
    const f = format.formatsFor(locale, about.timeZone);
    return {
      subject: say.subject(about.title),
      paragraphs: [say.opened(about.title), say.until(f.moment(about.closes, about.now)), say.check],
      action: { label: say.button, url: `${about.origin}/d/${about.number}` },
      footer: [say.why],
    };
  });

/** Reminds, once, those who have not voted. */
export const lettersOfClosing = (about: About) =>
  each((locale) => {
    const say = messagesFor(locale).deliberation.mail.closing;
    const f = format.formatsFor(locale, about.timeZone);
    return {
      subject: say.subject(about.title),
      paragraphs: [say.closing(about.title, f.moment(about.closes, about.now)), say.once],
      action: { label: say.button, url: `${about.origin}/d/${about.number}/vote` },
      footer: [say.why],
    };
  });
