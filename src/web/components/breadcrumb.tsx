import { Icon } from './icon.tsx';

/** One step up. */
export const Breadcrumb = ({ href, label }: { href: string; label: string }) => (
  <a class="breadcrumb" href={href}>
    <Icon name="arrow-left" />
    {label}
  </a>
);
