import { Button, ButtonLink, Icon, IconButton, Mark, More, Row, Stack, Tool, Wordmark } from '../../components.ts';
import { usePage } from '../../page-context.ts';
import { Specimen } from './specimen.tsx';
import { guideWords } from './words.ts';

const COLOURS = {
  en: [
    'Ground',
    'Surface',
    'Sunken',
    'Ink',
    'Muted',
    'Hairline',
    'Control',
    'Pine',
    'Pale pine',
    'Amber',
    'Amber text',
    'Pale amber',
    'Agree',
    'Against',
    'Objection',
  ],
  fr: [
    'Fond',
    'Surface',
    'Creux',
    'Encre',
    'Discret',
    'Filet',
    'Contrôle',
    'Pin',
    'Pin pâle',
    'Ambre',
    'Ambre texte',
    'Ambre pâle',
    'Pour',
    'Contre',
    'Objection',
  ],
};
const TOKENS = [
  'bg',
  'surface',
  'sunken',
  'ink',
  'muted',
  'rule',
  'control',
  'pine-fill',
  'pine-tint',
  'amber-fill',
  'amber',
  'amber-tint',
  'agree',
  'against',
  'object',
];

const SIZES = {
  en: [
    ['t-7', '38–66', '3,412 seats'],
    ['t-6', '30–40', 'Publish the resolution'],
    ['t-5', '23–26', 'If it passes'],
    ['t-4', '20', 'What we ask'],
    ['t-3', '17', 'What is Twitter without our tweets? A conversation that belongs to others.'],
    ['t-2', '15', 'Public vote: your position is public, and can be changed until it closes.'],
    ['t-1', '13', 'support floor 21 · €1,234.50 · 81%'],
  ],
  fr: [
    ['t-7', '38–66', '3 412 sièges'],
    ['t-6', '30–40', 'Publier la résolution'],
    ['t-5', '23–26', 'Si c’est adopté'],
    ['t-4', '20', 'Ce que nous demandons'],
    ['t-3', '17', 'Qu’est-ce que Twitter sans nos tweets ? Une conversation qui appartient à d’autres.'],
    ['t-2', '15', 'Vote public : votre position est publique, et modifiable jusqu’à la clôture.'],
    ['t-1', '13', 'seuil de soutien 21 · 1 234,50 € · 81 %'],
  ],
};

const ICONS = [
  'house',
  'vote',
  'megaphone',
  'messages-square',
  'inbox',
  'search',
  'pencil',
  'reply',
  'repeat-2',
  'star',
  'bookmark',
  'share-2',
  'globe',
  'users',
  'at-sign',
  'lock',
  'bell',
  'flag',
  'image-plus',
  'triangle-alert',
  'coins',
  'key-round',
  'landmark',
  'scale',
  'scroll-text',
  'list-checks',
  'hourglass',
  'clock',
  'circle-dashed',
  'circle-check',
  'circle-alert',
  'info',
  'receipt',
  'hand-coins',
  'shield-check',
  'qr-code',
  'printer',
  'download',
  'upload',
  'settings',
] as const;

const LABELS = {
  en: {
    publish: 'Post',
    share: 'Share',
    later: 'Later',
    remove: 'Withdraw',
    search: 'Search',
    sign: 'Sign in 20 seconds',
    all: 'All budgets',
  },
  fr: {
    publish: 'Publier',
    share: 'Partager',
    later: 'Plus tard',
    remove: 'Retirer',
    search: 'Chercher',
    sign: 'Signer en 20 secondes',
    all: 'Tous les budgets',
  },
};

export function Basics() {
  const { locale } = usePage();
  const words = guideWords(locale);
  const t = LABELS[locale];
  return (
    <>
      <Specimen id="mark" about={words.mark}>
        <div class="specimen-marks">
          <Wordmark height={60} />
          {[64, 32, 24, 16].map((size) => (
            <Mark size={size} />
          ))}
        </div>
      </Specimen>
      <Specimen id="colours" about={words.colours}>
        <ul class="swatches">
          {TOKENS.map((token, i) => (
            <li>
              <i class={`sw-${token}`} />
              <b>{COLOURS[locale][i]}</b>
              <code>--{token}</code>
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen id="type" about={words.type}>
        <dl class="sizes">
          {SIZES[locale].map(([token, px, text], i) => (
            <div>
              <dt>
                {token} · {px}
              </dt>
              <dd class={i < 4 ? `serif sz-${token}` : `sz-${token}`}>{text}</dd>
            </div>
          ))}
        </dl>
      </Specimen>
      <Specimen id="icons" about={words.icons}>
        <div class="specimen-icons">
          {ICONS.map((name) => (
            <Icon name={name} />
          ))}
        </div>
      </Specimen>
      <Specimen id="buttons" about={words.buttons}>
        <Stack>
          <Row>
            <Button kind="primary" type="button">
              {t.publish}
            </Button>
            <Button type="button">{t.share}</Button>
            <Button kind="quiet" type="button">
              {t.later}
            </Button>
            <Button kind="danger" icon="trash-2" type="button">
              {t.remove}
            </Button>
            <IconButton icon="search" label={t.search} type="button" />
          </Row>
          <Row>
            {(['hover', 'focus', 'active'] as const).map((state) => (
              <span class={`btn primary is-${state}`}>{words.states[state]}</span>
            ))}
            <Button kind="primary" disabled>
              {words.states.off}
            </Button>
          </Row>
          <Row>
            {(['hover', 'focus', 'active'] as const).map((state) => (
              <span class={`btn is-${state}`}>{words.states[state]}</span>
            ))}
            <Button disabled>{words.states.off}</Button>
          </Row>
          <Row>
            <ButtonLink href="#buttons" kind="primary" big>
              {t.sign}
            </ButtonLink>
            <Tool icon="globe">{t.share}</Tool>
            <More href="#buttons">{t.all}</More>
            <More href="#buttons" icon="download" lead>
              CSV
            </More>
          </Row>
        </Stack>
      </Specimen>
    </>
  );
}
