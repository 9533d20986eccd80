import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldError } from '@switchboard/contracts';
import { DomainError } from './domain.error';

/** The one pipe for HTTP bodies, queries and socket payloads: unknown fields are refused, each problem is named. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      new DomainError('VALIDATION_FAILED', sentenceOf(errors), { details: fieldErrors(errors) }),
  });
}

function fieldErrors(errors: ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((problem) => ({ field, problem }));
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}

function sentenceOf(errors: ValidationError[]): string {
  const fields = [...new Set(fieldErrors(errors).map((error) => error.field))];
  return fields.length ? `Please check: ${fields.join(', ')}.` : 'The request is not valid.';
}
