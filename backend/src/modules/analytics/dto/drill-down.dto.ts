import {
  DRILL_FIGURES,
  type DrillDownFilters,
  type DrillDownQuery,
  type DrillFigure,
} from '@switchboard/contracts';
import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { CursorPageDto } from '../../../platform/http/cursor-page.dto';
import { HasNoNul, IsInstant, MayBeAbsent, QueryInteger } from '../../../platform/http/dto.decorators';

/** Names of models are no longer. */
const SUBJECT_MAX = 200;

export class DrillDownFiltersDto implements DrillDownFilters {
  @IsIn(DRILL_FIGURES)
  figure!: DrillFigure;

  /** Of what it is counted; without it all together. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(SUBJECT_MAX)
  @HasNoNul()
  of?: string;

  /** As for the figure itself. */
  @MayBeAbsent()
  @IsInstant()
  from?: string;

  @MayBeAbsent()
  @IsInstant()
  to?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  timezone?: string;

  /** 1 is Monday. */
  @MayBeAbsent()
  @QueryInteger(1, 7)
  weekday?: number;

  @MayBeAbsent()
  @QueryInteger(0, 23)
  hour?: number;
}

export class DrillDownDto
  extends IntersectionType(DrillDownFiltersDto, CursorPageDto)
  implements DrillDownQuery {}
