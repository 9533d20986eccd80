import {
  LIMITS,
  PRIORITIES,
  REPORT_ISSUES,
  REPORT_SORTS,
  REPORT_STATUSES,
  type FileReportRequest,
  type ListReportsQuery,
  type Priority,
  type ReportIssue,
  type ReportSort,
  type ReportStatus,
  type UpdateReportRequest,
} from '@switchboard/contracts';
import { Transform } from 'class-transformer';
import { IsIn, IsString, Length, Matches, ValidateIf } from 'class-validator';
import { CursorPageDto } from '../../../platform/http/cursor-page.dto';
import { HasVisibleText, MayBeAbsent, QueryBoolean, Trimmed } from '../../../platform/http/dto.decorators';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';

export class FileReportDto implements FileReportRequest {
  @IsObjectId()
  conversation!: string;

  /** Of that conversation. */
  @MayBeAbsent()
  @IsObjectId()
  message?: string;

  @IsIn(REPORT_ISSUES)
  issueType!: ReportIssue;

  @IsIn(PRIORITIES)
  priority!: Priority;

  @Trimmed()
  @IsString()
  @Length(1, LIMITS.reportDescription)
  @HasVisibleText()
  description!: string;
}

export class UpdateReportDto implements UpdateReportRequest {
  @MayBeAbsent()
  @IsIn(REPORT_STATUSES)
  status?: ReportStatus;

  @MayBeAbsent()
  @IsIn(PRIORITIES)
  priority?: Priority;

  /** Nobody, when null. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsObjectId()
  assignedTo?: string | null;

  /** Required to resolve and to dismiss. */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.reportNotes)
  @HasVisibleText()
  notes?: string;
}

export class ListReportsDto extends CursorPageDto implements ListReportsQuery {
  @MayBeAbsent()
  @IsIn(REPORT_STATUSES)
  status?: ReportStatus;

  @MayBeAbsent()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @MayBeAbsent()
  @IsIn(REPORT_ISSUES)
  issueType?: ReportIssue;

  /** For staff: an id, `me` or `none`. */
  @MayBeAbsent()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsString()
  @Matches(/^(?:me|none|[\da-f]{24})$/, { message: '$property must be an id, me or none' })
  assignedTo?: string;

  @MayBeAbsent()
  @IsObjectId()
  conversation?: string;

  /** For staff. */
  @MayBeAbsent()
  @IsObjectId()
  reportedBy?: string;

  /** For staff: open, and past its target. */
  @MayBeAbsent()
  @QueryBoolean()
  overdue?: boolean;

  @MayBeAbsent()
  @IsIn(REPORT_SORTS)
  sort?: ReportSort;
}
