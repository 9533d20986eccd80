import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, MaxLength, ValidateBy } from 'class-validator';
import { LIMITS } from '@switchboard/contracts';
import { passwordProblem } from '../password-rules';
import { HasNoNul, Trimmed } from '../../../platform/http/dto.decorators';

const GIVEN_PASSWORD_MAX = 1_000;

/** A password to be set: see `password-rules`. */
export const IsNewPassword = () =>
  applyDecorators(
    IsString(),
    ApiProperty({ format: 'password', minLength: LIMITS.passwordMin, maxLength: LIMITS.passwordMax }),
    ValidateBy({
      name: 'isNewPassword',
      validator: {
        validate: (value, args) => typeof value === 'string' && passwordProblem(value, args?.object) === null,
        defaultMessage: (args) =>
          typeof args?.value === 'string'
            ? `$property ${passwordProblem(args.value, args.object) ?? 'will not do'}`
            : '$property must be a password',
      },
    }),
  );

/** A password to be compared: too long for anything we would have stored is refused unread. */
export const IsGivenPassword = () =>
  applyDecorators(
    IsString(),
    Length(1, GIVEN_PASSWORD_MAX),
    ApiProperty({ format: 'password', minLength: 1, maxLength: GIVEN_PASSWORD_MAX }),
  );

/** Free text of several lines. */
export const IsFreeText = (maximum: number) =>
  applyDecorators(Trimmed(), IsString(), MaxLength(maximum), HasNoNul(), ApiProperty({ maxLength: maximum }));
