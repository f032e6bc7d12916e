import { type Campaign, directionOf } from '#campaigns';
import { useFormats, usePage } from '../page-context.ts';
import { campaignPath } from './campaign-words.ts';

/** The name of a language in itself, or in the reader's. */
export function languageName(language: string, inLanguage: string = language): string {
  const name = new Intl.DisplayNames([inLanguage, 'en'], { type: 'language' }).of(language) ?? language;
  return inLanguage === language ? name.charAt(0).toLocaleUpperCase(language) + name.slice(1) : name;
}

/** The languages of a campaign, each under its own name; and whose words the reader has before them. */
export function Languages({ campaign, translatedAt }: { campaign: Campaign; translatedAt?: Date | undefined }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const { languages, language } = campaign;
  if (languages.length < 2) return null;
  const say = m.texts;
  const own = languageName(campaign.locale, locale);
  return (
    <nav class="small stack flow-1" aria-label={say.readIn}>
      <p class="row">
        <span class="muted">{say.readIn}</span>
        {languages.map((one) => {
          const theirs = { lang: one, ...(directionOf(one) === 'rtl' && { dir: 'rtl' as const }) };
          return one === language ? (
            <b {...theirs} aria-current="true">
              {languageName(one)}
            </b>
          ) : (
            <a {...theirs} hreflang={one} href={campaignPath(campaign, `?lang=${one}`)}>
              {languageName(one)}
            </a>
          );
        })}
      </p>
      {translatedAt && (
        <p class="muted">
          {say.translated(own, f.date(translatedAt))}{' '}
          <a href={campaignPath(campaign, `?lang=${campaign.locale}`)}>{say.original}</a>
        </p>
      )}
    </nav>
  );
}
