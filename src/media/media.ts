export { MOST_BYTES as LARGEST_PICTURE, type Picture, readPicture } from './picture.ts';
export { altText, KEEPING, keepPicture } from './keep-picture.ts';
export { fileName, mediaFolder, mediaPath, readMedia, writeMedia } from './files.ts';
export { removeOrphans } from './remove-orphans.ts';
export { loadSharp } from './sharp.ts';
