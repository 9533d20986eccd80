import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsMongoId, type ValidationOptions } from 'class-validator';

/** An id as 24 hexadecimal digits. In lower case from here on: rooms and comparisons go by the text. */
export const IsObjectId = (options?: ValidationOptions) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map(inLowerCase) : inLowerCase(value),
    ),
    IsMongoId(options),
  );

function inLowerCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
