import { createHash } from 'node:crypto';
import { Types } from 'mongoose';

/** The same parts give the same id: whatever is written twice under it is written once. */
export function derivedId(...parts: string[]): Types.ObjectId {
  return new Types.ObjectId(createHash('sha256').update(parts.join('\n')).digest().subarray(0, 12));
}
