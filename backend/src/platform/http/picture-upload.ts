import {
  HttpException,
  HttpStatus,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type Type,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { LIMITS } from '@switchboard/contracts';
import type { Observable } from 'rxjs';
import { DomainError } from '../errors/domain.error';

/** Reads a form that holds one file, under this name, and nothing else. The file is kept in memory; its name is nobody's business. */
export function pictureUpload(field: string): Type<NestInterceptor> {
  const FormWithPicture = FileInterceptor(field, {
    limits: { fileSize: LIMITS.pictureBytes, files: 1, fields: 0, parts: 1 },
  });

  @Injectable()
  class PictureUpload extends FormWithPicture {
    override async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
      try {
        return await super.intercept(context, next);
      } catch (error) {
        throw refusalOf(error, field);
      }
    }
  }
  return PictureUpload;
}

/** The parser's own errors come in many kinds, and all of them are about the form. */
function refusalOf(cause: unknown, field: string): DomainError {
  if (cause instanceof HttpException && cause.getStatus() === Number(HttpStatus.PAYLOAD_TOO_LARGE)) {
    return new DomainError('PAYLOAD_TOO_LARGE', 'A picture may have 2 MB at most.', { cause });
  }
  return notOnePicture(field, cause);
}

export function notOnePicture(field: string, cause?: unknown): DomainError {
  return new DomainError('VALIDATION_FAILED', `Please check: ${field}.`, {
    details: [{ field, problem: 'must be the one file of a form, and its only field' }],
    cause,
  });
}
