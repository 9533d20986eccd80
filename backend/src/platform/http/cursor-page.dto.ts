import { LIMITS } from '@switchboard/contracts';
import { IsString, Length } from 'class-validator';
import { MayBeAbsent, QueryInteger } from './dto.decorators';

/** Characters: a cursor may hold a text that the list is sorted by, of any alphabet. */
const CURSOR_MAX = 4_000;

/** Which page of a list is asked for. */
export class CursorPageDto {
  @MayBeAbsent()
  @QueryInteger(1, LIMITS.listPageMax)
  limit?: number;

  /** `meta.nextCursor` of the page before. */
  @MayBeAbsent()
  @IsString()
  @Length(1, CURSOR_MAX)
  cursor?: string;
}
