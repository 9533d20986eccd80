import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsMongoId } from 'class-validator';

/** An id as 24 hexadecimal digits. In lower case from here on: rooms and comparisons go by the text. */
export const IsObjectId = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value)),
    IsMongoId(),
  );
