import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  isISO8601,
  IsInt,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  type ValidationOptions,
} from 'class-validator';

/** More digits than this are no exact number. */
const DIGITS = /^\d{1,15}$/;

/** Of ISO 8601's many forms the ones that name a moment the same way everywhere: a time needs its offset. */
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/;

/** What has ink: neither space, control character, mark without a letter, nor one of the letters that show nothing. */
const VISIBLE =
  /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}\p{Extended_Pictographic}]/u;

/** The field may be left out. Unlike `@IsOptional()` it does not let null through. */
export const MayBeAbsent = () => ValidateIf((_, value) => value !== undefined);

/** Spaces at either end are never meant. What is no string is left for `@IsString()` to refuse. */
export const Trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A whole number in a query, in plain digits: `Number()` would also take "", " 1", 1e1 and 0x10. */
export const QueryInteger = (min: number, max: number) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && DIGITS.test(value) ? Number(value) : value,
    ),
    IsInt(),
    Min(min),
    Max(max),
    ApiProperty({ type: 'integer', minimum: min, maximum: max }),
  );

/** A moment, or a day for its beginning in UTC, in ISO 8601. */
export const IsInstant = (options?: ValidationOptions) =>
  ValidateBy(
    {
      name: 'isInstant',
      validator: {
        validate: (value) =>
          typeof value === 'string' && INSTANT.test(value) && isISO8601(value, { strict: true }),
        defaultMessage: () => '$property must be a date, or a time with its offset, in ISO 8601',
      },
    },
    options,
  );

/** Yes or no in a query, as the words true and false. */
export const QueryBoolean = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    IsBoolean(),
  );

/** No NUL: it cannot be shown, and not every store and index takes it. */
export const HasNoNul = (options?: ValidationOptions) =>
  ValidateBy(
    {
      name: 'hasNoNul',
      validator: {
        validate: (value) => typeof value === 'string' && !value.includes('\0'),
        defaultMessage: () => '$property must not hold NUL characters',
      },
    },
    options,
  );

/** A text that people can see: not just spaces, control characters or zero-width ones, and without NUL. */
export const HasVisibleText = (options?: ValidationOptions) =>
  ValidateBy(
    {
      name: 'hasVisibleText',
      validator: {
        validate: (value) => typeof value === 'string' && !value.includes('\0') && VISIBLE.test(value),
        defaultMessage: () => '$property must hold visible text, and no NUL characters',
      },
    },
    options,
  );
