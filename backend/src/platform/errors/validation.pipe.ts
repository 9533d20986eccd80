import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import type { FieldError } from '@switchboard/contracts';
import { DomainError } from './domain.error';

/** Deeper than any request shape; class-transformer walks recursively and would run out of stack. */
const MAX_DEPTH = 20;

/** Refuses what is nested too deeply before anything walks through it. */
class DepthLimitedPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // Of HTTP and socket input only: what a custom decorator hands over is the server's own.
    if (metadata.type !== 'custom' && isDeeperThan(value, MAX_DEPTH)) {
      throw new DomainError('VALIDATION_FAILED', 'The request is nested too deeply.');
    }
    return super.transform(value, metadata);
  }
}

/** The one pipe for HTTP bodies, queries and socket payloads: unknown fields are refused, each problem is named. */
export function createValidationPipe(): ValidationPipe {
  return new DepthLimitedPipe({
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

/** Layer by layer, so that it needs no stack itself. */
function isDeeperThan(value: unknown, depth: number): boolean {
  let layer: unknown[] = [value];
  for (let level = 0; layer.length; level += 1) {
    if (level > depth) return true;
    layer = layer.flatMap((item) =>
      typeof item === 'object' && item !== null
        ? Object.values<unknown>(item as Record<string, unknown>)
        : [],
    );
  }
  return false;
}
