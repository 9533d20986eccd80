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
import type { Observable } from 'rxjs';
import { DomainError } from '../errors/domain.error';

export interface OneFile {
  /** The one field of the form. */
  field: string;
  /** Bytes that it may have at most. */
  bytes: number;
  /** What people are told of a larger one. */
  tooLarge: string;
}

/** An interceptor that reads a form that holds one file and nothing else. The file is kept in memory. */
export function oneFileUpload({ field, bytes, tooLarge }: OneFile): Type<NestInterceptor> {
  const Form = FileInterceptor(field, {
    limits: { fileSize: bytes, files: 1, fields: 0, parts: 1 },
    defParamCharset: 'utf8',
  });

  @Injectable()
  class OneFileUpload extends Form {
    override async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
      try {
        return await super.intercept(context, next);
      } catch (cause) {
        // The parser's own errors come in many kinds, and all of them are about the form.
        throw isTooLarge(cause)
          ? new DomainError('PAYLOAD_TOO_LARGE', tooLarge, { cause })
          : notOneFile(field, cause);
      }
    }
  }
  return OneFileUpload;
}

export function notOneFile(field: string, cause?: unknown): DomainError {
  return new DomainError('VALIDATION_FAILED', `Please check: ${field}.`, {
    details: [{ field, problem: 'must be the one file of a form, and its only field' }],
    cause,
  });
}

function isTooLarge(error: unknown): boolean {
  return error instanceof HttpException && error.getStatus() === Number(HttpStatus.PAYLOAD_TOO_LARGE);
}
