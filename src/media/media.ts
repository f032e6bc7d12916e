export { MOST_BYTES as LARGEST_PICTURE, type Picture, PREVIEW_PX, readPicture } from './picture.ts';
export { pictureIn } from './picture-in.ts';
export { asJpeg } from './as-jpeg.ts';
export { altText, KEEPING, keepPicture } from './keep-picture.ts';
export { fileName, mediaFolder, mediaPath, namesInUse, readMedia, writeMedia } from './files.ts';
export { removeOrphans } from './remove-orphans.ts';
export { removeFiles, removePictures } from './remove-pictures.ts';
export { describePicture, mediaOf, type OwnMedia } from './own.ts';
export { loadSharp } from './sharp.ts';
