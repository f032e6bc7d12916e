import { asset } from '../asset.ts';
import { Masthead } from '../components.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { Basics } from './styleguide/basics.tsx';
import { Civic } from './styleguide/civic.tsx';
import { Forms } from './styleguide/forms.tsx';
import { Network } from './styleguide/network.tsx';
import { Records } from './styleguide/records.tsx';
import { guideWords } from './styleguide/words.ts';

/** Every component with its states. Mounted at /styleguide outside production. */
export const styleguidePage = () => <Styleguide />;

function Styleguide() {
  const { locale } = usePage();
  const words = guideWords(locale);
  return (
    <PublicPage title={words.title} unlisted head={<link rel="stylesheet" href={asset('styleguide.css')} />}>
      <Masthead title={words.title} lede={words.lede} />
      <fieldset class="theme-switch">
        <legend class="vh">{words.theme}</legend>
        {(['system', 'light', 'dark'] as const).map((theme) => (
          <label>
            <input type="radio" name="theme" id={`theme-${theme}`} value={theme} checked={theme === 'system'} />
            <span>{words.themes[theme]}</span>
          </label>
        ))}
      </fieldset>
      <Basics />
      <Forms />
      <Network />
      <Civic />
      <Records />
    </PublicPage>
  );
}
