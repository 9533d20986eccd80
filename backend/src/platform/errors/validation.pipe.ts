import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import type { FieldError } from '@switchboard/contracts';
import { DomainError } from './domain.error';

/** Deeper than any request shape; class-transformer walks recursively and would run out of stack. */
const MAX_DEPTH = 20;

/** Refuses, before anything walks through it, what is nested too deeply or named like a member of every object. */
class GuardedPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // Of HTTP and socket input only: what a custom decorator hands over is the server's own.
    if (metadata.type !== 'custom') refuseUnsafe(value);
    return super.transform(value, metadata);
  }
}

/** The one pipe for HTTP bodies, queries and socket payloads: unknown fields are refused, each problem is named. */
export function createValidationPipe(): ValidationPipe {
  return new GuardedPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => refusal(fieldErrors(errors)),
  });
}

function fieldErrors(errors: ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((problem) => ({ field, problem }));
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}

function refusal(details: FieldError[]): DomainError {
  const fields = [...new Set(details.map((error) => error.field))];
  const message = fields.length ? `Please check: ${fields.join(', ')}.` : 'The request is not valid.';
  return new DomainError('VALIDATION_FAILED', message, { details });
}

interface Place {
  field: string;
  value: unknown;
}

/**
 * The whitelist takes fields such as `constructor` for known ones, since every object has them.
 * Goes layer by layer, so that it needs no stack itself.
 */
function refuseUnsafe(input: unknown): void {
  let layer: Place[] = [{ field: '', value: input }];
  for (let level = 0; layer.length; level += 1) {
    if (level > MAX_DEPTH) throw new DomainError('VALIDATION_FAILED', 'The request is nested too deeply.');
    const inner = layer.flatMap(partsOf);
    const unsafe = inner.filter(({ name }) => name in Object.prototype);
    if (unsafe.length) {
      throw refusal(
        unsafe.map(({ field, name }) => ({ field, problem: `property ${name} should not exist` })),
      );
    }
    layer = inner;
  }
}

function partsOf({ field, value }: Place): (Place & { name: string })[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, part]: [string, unknown]) => ({
    name,
    field: field ? `${field}.${name}` : name,
    value: part,
  }));
}
