import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';

/** The field may be left out. Unlike `@IsOptional()` it does not let null through. */
export const MayBeAbsent = () => ValidateIf((_, value) => value !== undefined);

/** Spaces at either end are never meant. What is no string is left for `@IsString()` to refuse. */
export const Trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
