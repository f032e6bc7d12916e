import { usePage } from '../page-context.ts';
import { ButtonLink, IconLink } from './button.tsx';
import { Icon } from './icon.tsx';

/** An address or a code to take away. Without a script it can still be selected. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { m } = usePage();
  const id = `copy-${value.replace(/\W+/g, '-').slice(0, 40)}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy-field">
        <input class="input" id={id} value={value} readonly />
        <button class="btn" type="button" data-copy={value} data-copied={m.ui.copied}>
          <Icon name="copy" />
          {m.ui.copy}
        </button>
      </div>
    </div>
  );
}

export interface ShareButtonProps {
  url: string;
  title: string;
  /** Where a page offers the ways to share, for those without scripts. */
  fallback: string;
  look?: 'primary' | 'plain' | 'icon';
}

/** Shares with what the device offers (Web Share), by script; otherwise leads to the page that offers ways. */
export function ShareButton({ url, title, fallback, look = 'plain' }: ShareButtonProps) {
  const { m } = usePage();
  return (
    <span class="share" data-share={url} data-title={title}>
      {look === 'icon' ? (
        <IconLink icon="share-2" label={m.ui.share} href={fallback} />
      ) : (
        <ButtonLink icon="share-2" href={fallback} kind={look}>
          {m.ui.share}
        </ButtonLink>
      )}
    </span>
  );
}
