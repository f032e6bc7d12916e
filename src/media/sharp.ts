import type Sharp from 'sharp';
import { useOwnFonts } from './fonts.ts';

let loading: Promise<typeof Sharp> | undefined;

const NEEDED = [
  'VipsForeignLoadJpeg',
  'VipsForeignLoadPng',
  'VipsForeignLoadWebp',
  'VipsForeignLoadNsgif',
  'VipsForeignLoadHeif',
  'VipsForeignLoadSvg',
];

/**
 * The picture library, loaded when first needed: it costs some 15 MB. It decodes in threads of its
 * own, one per picture, keeps nothing between pictures, and has no other readers than ours need.
 */
export async function loadSharp(): Promise<typeof Sharp> {
  loading ??= (async () => {
    useOwnFonts();
    const { default: sharp } = await import('sharp');
    sharp.concurrency(1);
    sharp.cache(false);
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: NEEDED });
    return sharp;
  })();
  return loading;
}
