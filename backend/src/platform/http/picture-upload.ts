import type { NestInterceptor, Type } from '@nestjs/common';
import { LIMITS } from '@switchboard/contracts';
import { notOneFile, oneFileUpload } from './one-file-upload';

/** Reads a form that holds one picture, under this name, and nothing else. */
export function pictureUpload(field: string): Type<NestInterceptor> {
  return oneFileUpload({
    field,
    bytes: LIMITS.pictureBytes,
    tooLarge: 'A picture may have 2 MB at most.',
  });
}

export const notOnePicture = notOneFile;
