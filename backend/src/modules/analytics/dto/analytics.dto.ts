import {
  ANALYTICS_INTERVALS,
  ANALYTICS_TABLES,
  type AnalyticsExportQuery,
  type AnalyticsInterval,
  type AnalyticsQuery,
  type AnalyticsTable,
} from '@switchboard/contracts';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { IsInstant, MayBeAbsent } from '../../../platform/http/dto.decorators';

export class AnalyticsQueryDto implements AnalyticsQuery {
  /** A moment, or a day, which begins in the time zone; without it 30 days before `to`. */
  @MayBeAbsent()
  @IsInstant()
  from?: string;

  /** Likewise, and not in the range any more; without it now. */
  @MayBeAbsent()
  @IsInstant()
  to?: string;

  @MayBeAbsent()
  @IsIn(ANALYTICS_INTERVALS)
  interval?: AnalyticsInterval;

  /** Of IANA's; without it UTC. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  timezone?: string;
}

export class AnalyticsExportDto extends AnalyticsQueryDto implements AnalyticsExportQuery {
  @IsIn(ANALYTICS_TABLES)
  table!: AnalyticsTable;
}
