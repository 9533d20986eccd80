import { applyDecorators } from '@nestjs/common';
import { LIMITS } from '@switchboard/contracts';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, Length } from 'class-validator';
import { HasVisibleText } from '../../../platform/http/dto.decorators';

/** Short words that staff sort conversations by. Spaces at either end are never meant. */
export const IsTagList = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value)
        ? value.map((tag: unknown) => (typeof tag === 'string' ? tag.trim() : tag))
        : value,
    ),
    IsArray(),
    ArrayMaxSize(LIMITS.tags),
    IsString({ each: true }),
    Length(1, LIMITS.tag, { each: true }),
    HasVisibleText({ each: true }),
  );
