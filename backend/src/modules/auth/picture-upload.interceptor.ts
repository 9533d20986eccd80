import {
  HttpException,
  HttpStatus,
  Injectable,
  type CallHandler,
  type ExecutionContext,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { LIMITS } from '@switchboard/contracts';
import type { Observable } from 'rxjs';
import { DomainError } from '../../platform/errors/domain.error';

/** The one field of the form. */
export const PICTURE_FIELD = 'avatar';

/** Without a folder to store in, a file is kept in memory; its name is nobody's business. */
const FormWithPicture = FileInterceptor(PICTURE_FIELD, {
  limits: { fileSize: LIMITS.pictureBytes, files: 1, fields: 0, parts: 1 },
});

/** Reads a form that holds one file and nothing else. */
@Injectable()
export class PictureUpload extends FormWithPicture {
  override async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    try {
      return await super.intercept(context, next);
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

/** The parser's own errors come in many kinds, and all of them are about the form. */
function refusalOf(cause: unknown): DomainError {
  if (cause instanceof HttpException && cause.getStatus() === Number(HttpStatus.PAYLOAD_TOO_LARGE)) {
    return new DomainError('PAYLOAD_TOO_LARGE', 'A picture may have 2 MB at most.', { cause });
  }
  return notOnePicture(cause);
}

export function notOnePicture(cause?: unknown): DomainError {
  return new DomainError('VALIDATION_FAILED', `Please check: ${PICTURE_FIELD}.`, {
    details: [{ field: PICTURE_FIELD, problem: 'must be the one file of a form, and its only field' }],
    cause,
  });
}
