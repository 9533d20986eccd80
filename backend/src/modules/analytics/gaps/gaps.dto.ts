import {
  GAP_LIMITS,
  GAP_STATUSES,
  LIMITS,
  type DismissGapRequest,
  type DraftGapRequest,
  type GapFilters,
  type GapStatus,
  type ListGapsQuery,
} from '@switchboard/contracts';
import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsString, Length, MaxLength } from 'class-validator';
import { CursorPageDto } from '../../../platform/http/cursor-page.dto';
import { HasVisibleText, IsInstant, MayBeAbsent, Trimmed } from '../../../platform/http/dto.decorators';

export class GapFiltersDto implements GapFilters {
  /** A moment, or a day, which begins in the time zone; without it 30 days before `to`. */
  @MayBeAbsent()
  @IsInstant()
  from?: string;

  /** Likewise, and not in the range any more; without it now. */
  @MayBeAbsent()
  @IsInstant()
  to?: string;

  /** Of IANA's; without it UTC. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  timezone?: string;

  @MayBeAbsent()
  @IsIn(GAP_STATUSES)
  status?: GapStatus;

  /** Words, all of which stand in the questions. */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.search)
  @HasVisibleText()
  search?: string;
}

export class ListGapsDto extends IntersectionType(GapFiltersDto, CursorPageDto) implements ListGapsQuery {}

export class DraftGapDto implements DraftGapRequest {
  /** Needed where no agent has answered it. */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.faqAnswer)
  @HasVisibleText()
  answer?: string;
}

export class DismissGapDto implements DismissGapRequest {
  @Trimmed()
  @IsString()
  @Length(1, GAP_LIMITS.dismissal)
  @HasVisibleText()
  reason!: string;
}
