import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { HEX_COLOUR, SETTING_BOUNDS } from '@switchboard/contracts';
import { Transform, Type } from 'class-transformer';
import {
  IsInt,
  IsNumber,
  IsObject,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { MayBeAbsent } from '../../../platform/http/dto.decorators';

interface Bounds {
  min: number;
  max: number;
}

/** Labels of letters, digits and inner hyphens, at least two of them, or `localhost`; no scheme, port or path. */
const HOST = /^(?:localhost|(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)$/;

/** null says that there is none. */
export const UnlessNull = () => ValidateIf((_, value) => value !== undefined && value !== null);

export const WholeWithin = ({ min, max }: Bounds) =>
  applyDecorators(IsInt(), Min(min), Max(max), ApiProperty({ type: 'integer', minimum: min, maximum: max }));

export const NumberWithin = ({ min, max }: Bounds) =>
  applyDecorators(
    IsNumber({ maxDecimalPlaces: 2 }),
    Min(min),
    Max(max),
    ApiProperty({ type: 'number', minimum: min, maximum: max }),
  );

export const Colour = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value)),
    Matches(HEX_COLOUR, { message: '$property must be a colour such as #2f5bd3' }),
  );

export const Host = (options: ValidationOptions) =>
  applyDecorators(
    MaxLength(SETTING_BOUNDS.linkHost, options),
    Matches(HOST, {
      ...options,
      message: 'each of $property must be the name of a host, such as example.com',
    }),
  );

/** A name stands in sentences, and in what a model is told. */
export const OneLine = () => Matches(/^[^\p{Cc}]*$/u, { message: '$property must be one line' });

export const LowerCased = () =>
  Transform(({ value }: { value: unknown }) =>
    Array.isArray(value)
      ? value.map((item: unknown) => (typeof item === 'string' ? item.trim().toLowerCase() : item))
      : value,
  );

/** A part of the settings, of which not everything has to be named. */
export const Section = (type: () => new () => object) =>
  applyDecorators(MayBeAbsent(), IsObject(), ValidateNested(), Type(type));
