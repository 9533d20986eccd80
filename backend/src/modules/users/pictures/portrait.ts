import { openPicture } from '../../../platform/pictures/open-picture';

/** Pixels of either side. */
const SIDE = 256;

/**
 * A picture as everybody will see it: its middle, 256 pixels square, as WebP.
 * @throws Error when it is no picture that we take
 */
export async function makePortrait(bytes: Buffer): Promise<Buffer> {
  return (await openPicture(bytes)).resize(SIDE, SIDE, { fit: 'cover' }).webp({ quality: 82 }).toBuffer();
}
