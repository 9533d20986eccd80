import {
  AUDIT_ACTIONS,
  AUDIT_TARGETS,
  LIMITS,
  type AuditAction,
  type AuditFilters,
  type AuditTargetType,
  type ListAuditQuery,
} from '@switchboard/contracts';
import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { CursorPageDto } from '../../../platform/http/cursor-page.dto';
import { HasNoNul, IsInstant, MayBeAbsent, Trimmed } from '../../../platform/http/dto.decorators';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';

export class AuditFiltersDto implements AuditFilters {
  @MayBeAbsent()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  @MayBeAbsent()
  @IsIn(AUDIT_TARGETS)
  targetType?: AuditTargetType;

  /** Not every target has an id of the store's kind: a job has one of its queue's. */
  @MayBeAbsent()
  @IsString()
  @Length(1, LIMITS.search)
  @HasNoNul()
  target?: string;

  @MayBeAbsent()
  @IsObjectId()
  actor?: string;

  /** It happened at or after it. */
  @MayBeAbsent()
  @IsInstant()
  from?: string;

  /** It happened before it. */
  @MayBeAbsent()
  @IsInstant()
  to?: string;

  /** Words of names; all of them have to be there. */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.search)
  @HasNoNul()
  search?: string;
}

export class ListAuditDto
  extends IntersectionType(AuditFiltersDto, CursorPageDto)
  implements ListAuditQuery {}
