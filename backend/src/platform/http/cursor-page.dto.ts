import { LIMITS } from '@switchboard/contracts';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from './dto.decorators';

/** Characters: a cursor may hold a text that the list is sorted by, of any alphabet. */
const CURSOR_MAX = 4_000;

/** Which page of a list is asked for. */
export class CursorPageDto {
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMITS.listPageMax)
  limit?: number;

  /** `meta.nextCursor` of the page before. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(CURSOR_MAX)
  cursor?: string;
}
