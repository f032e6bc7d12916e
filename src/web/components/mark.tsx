import { asset } from '../asset.ts';

/** Seven seats, one open: the place kept for whoever comes next. `size` in pixels, else that of the place it stands in. */
export const Mark = ({ size }: { size?: number }) => (
  <svg
    class="mark"
    viewBox="0 0 24 24"
    aria-hidden="true"
    {...(size ? { width: size, height: size, 'data-sized': '' } : {})}
  >
    <use href={`${asset('icons.svg')}#mark`} />
  </svg>
);

/** The mark and the name. `height` in pixels, else that of the place it stands in. */
export const Wordmark = ({ height }: { height?: number }) => (
  <svg
    class="wordmark"
    viewBox="0 0 103 28"
    aria-hidden="true"
    {...(height ? { height, width: Math.round((height * 103) / 28), 'data-sized': '' } : {})}
  >
    <use href={`${asset('icons.svg')}#lockup`} />
  </svg>
);
