import { LIMITS } from '@switchboard/contracts';
import type Sharp from 'sharp';

/** Seconds after which a picture is too much trouble. */
const PATIENCE = 10;

/** What we take, by content: its name and declared type say nothing. No SVG, which is a program rather than a picture. */
const READERS = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadNsgifBuffer',
];

let loading: Promise<typeof Sharp> | undefined;

/** Loaded when it is needed first: workers never do. */
function loadSharp(): Promise<typeof Sharp> {
  return (loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: READERS });
    sharp.cache(false);
    return sharp;
  }));
}

/**
 * Somebody's picture, the right way up; of a moving one the first frame. Whatever is made of it holds nothing else of
 * what was in the file, and rejects when it is no picture that we take, is damaged, or has too many pixels.
 */
export async function openPicture(bytes: Buffer): Promise<Sharp.Sharp> {
  const sharp = await loadSharp();
  return sharp(bytes, { limitInputPixels: LIMITS.picturePixels, failOn: 'error', pages: 1 })
    .timeout({ seconds: PATIENCE })
    .autoOrient();
}
