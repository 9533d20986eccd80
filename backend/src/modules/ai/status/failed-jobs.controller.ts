import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { LIMITS, type ListFailedJobsQuery } from '@switchboard/contracts';
import { MayBeAbsent, QueryInteger } from '../../../platform/http/dto.decorators';
import { RequirePermission } from '../../../platform/security/access.decorators';
import { FailedJobsService } from './failed-jobs.service';

class ListFailedJobsDto implements ListFailedJobsQuery {
  @MayBeAbsent()
  @QueryInteger(1, LIMITS.failedJobs)
  limit?: number;
}

@ApiTags('ai')
@ApiBearerAuth()
@Controller('ai/failed-jobs')
export class FailedJobsController {
  constructor(private readonly failedJobs: FailedJobsService) {}

  @Get()
  @RequirePermission('ai:manage')
  list(@Query() { limit }: ListFailedJobsDto) {
    return this.failedJobs.list(limit);
  }
}
