import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { LIMITS } from '@switchboard/contracts';
import { Transform } from 'class-transformer';
import { IsEmail, IsString, Length, MaxLength, ValidateBy } from 'class-validator';
import { Trimmed } from './dto.decorators';

/** Control characters, line ends, and the marks that turn the direction of the text around a name. */
// eslint-disable-next-line no-control-regex
const UNFIT_FOR_NAMES = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Cs}]/u;

/** A person's name, as others will see it on one line. */
export const IsPersonName = () =>
  applyDecorators(
    Trimmed(),
    IsString(),
    Length(1, LIMITS.name),
    ApiProperty({ minLength: 1, maxLength: LIMITS.name }),
    ValidateBy({
      name: 'isPersonName',
      validator: {
        validate: (value) =>
          typeof value === 'string' && !UNFIT_FOR_NAMES.test(value) && /[\p{L}\p{N}\p{P}\p{S}]/u.test(value),
        defaultMessage: () => '$property must not hold control characters, and must not be blank',
      },
    }),
  );

/** An address in lower case. */
export const IsAccountEmail = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().toLowerCase() : value,
    ),
    IsString(),
    MaxLength(LIMITS.email),
    IsEmail(),
    ApiProperty({ format: 'email', maxLength: LIMITS.email }),
  );
