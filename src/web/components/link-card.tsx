import type { LinkView } from './post-view.ts';

/** What a page elsewhere says of itself. Its picture is ours: nobody who reads this asks the other server for anything. */
export const LinkCard = ({ link }: { link: LinkView }) => (
  <a class="linkcard" href={link.url} rel="nofollow noopener noreferrer" lang={link.lang} dir="auto">
    {link.image && (
      <img src={link.image.src} alt="" width={link.image.width} height={link.image.height} loading="lazy" />
    )}
    <span>{link.host}</span>
    <b>{link.title}</b>
    {link.description && <span class="gist">{link.description}</span>}
  </a>
);
