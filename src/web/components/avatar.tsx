import { classNames } from './class-names.ts';

export interface AvatarProps {
  name: string;
  /** Decides the hue, so that a person keeps theirs. */
  handle: string;
  /** Address of a square picture. */
  src?: string;
  /** A filled seat marks a member of this co-op. */
  member?: boolean;
  /** Organisations are square. */
  organisation?: boolean;
  size?: 's' | 'm' | 'l';
  /** What the picture shows, where it is looked at for itself; elsewhere it says nothing beside the name. */
  alt?: string;
}

const HUES = 12;

/** A stable hue from 1 to 12 (FNV-1a, 32 bits). */
export function hueOf(handle: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < handle.length; i++) hash = Math.imul(hash ^ handle.charCodeAt(i), 0x01000193);
  return ((hash >>> 0) % HUES) + 1;
}

const PIXELS = { s: 32, m: 44, l: 72 };

/** Always beside the name, so it says nothing by itself unless it has words. */
export function Avatar({ name, handle, src, member, organisation, size = 'm', alt = '' }: AvatarProps) {
  const look = classNames(
    'avatar',
    size !== 'm' && size,
    `hue-${hueOf(handle)}`,
    member && 'member',
    organisation && 'org',
  );
  const pixels = PIXELS[size];
  return (
    <span class={look} aria-hidden={alt && src ? undefined : 'true'}>
      {src ? (
        <img src={src} alt={alt} width={pixels} height={pixels} loading="lazy" decoding="async" />
      ) : (
        initial(name || handle)
      )}
    </span>
  );
}

/** The first letter a reader would say, in capitals; a seat’s ring when there is none. */
function initial(name: string): string {
  const letter = /\p{L}|\p{N}/u.exec(name)?.[0] ?? '○';
  return letter.toLocaleUpperCase();
}

/** A few faces, overlapping. */
export const Faces = ({ people }: { people: readonly AvatarProps[] }) => (
  <span class="faces">
    {people.map((person) => (
      <Avatar {...person} size="s" />
    ))}
  </span>
);
