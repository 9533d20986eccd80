import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { SETTING_BOUNDS, type RetentionPreviewQuery } from '@switchboard/contracts';
import { QueryInteger } from '../../platform/http/dto.decorators';
import { RequirePermission } from '../../platform/security/access.decorators';
import { RetentionService } from './retention.service';

const { min, max } = SETTING_BOUNDS.retentionDays;

class RetentionPreviewDto implements RetentionPreviewQuery {
  @QueryInteger(min, max)
  days!: number;
}

@ApiTags('settings')
@ApiBearerAuth()
@Controller('settings/retention-preview')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  /** What would be deleted if conversations were kept for so many days. */
  @Get()
  @RequirePermission('settings:manage')
  preview(@Query() { days }: RetentionPreviewDto) {
    return this.retention.preview(days);
  }
}
