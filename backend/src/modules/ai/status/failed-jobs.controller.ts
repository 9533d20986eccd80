import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { LIMITS, type FailedJobsOfQueue, type ListFailedJobsQuery } from '@switchboard/contracts';
import { IsIn } from 'class-validator';
import { QUEUE_NAMES, type QueueName } from '../../../config/queue-names';
import { MayBeAbsent, QueryInteger } from '../../../platform/http/dto.decorators';
import { ResponseMessage } from '../../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../../platform/security/access.decorators';
import { FailedJobsService } from './failed-jobs.service';

class ListFailedJobsDto implements ListFailedJobsQuery {
  @MayBeAbsent()
  @QueryInteger(1, LIMITS.failedJobs)
  limit?: number;
}

class FailedJobsOfQueueDto implements FailedJobsOfQueue {
  @IsIn(QUEUE_NAMES)
  queue!: QueueName;
}

@ApiTags('ai')
@ApiBearerAuth()
@Controller('ai/failed-jobs')
@RequirePermission('ai:manage')
export class FailedJobsController {
  constructor(private readonly failedJobs: FailedJobsService) {}

  @Get()
  list(@Query() { limit }: ListFailedJobsDto) {
    return this.failedJobs.list(limit);
  }

  @Post('retry')
  @HttpCode(200)
  @ResponseMessage('Jobs retried')
  retryAll(@CurrentUser() by: Principal, @Body() { queue }: FailedJobsOfQueueDto) {
    return this.failedJobs.retryAll(by, queue);
  }

  @Delete()
  @ResponseMessage('Jobs discarded')
  discardAll(@CurrentUser() by: Principal, @Query() { queue }: FailedJobsOfQueueDto) {
    return this.failedJobs.discardAll(by, queue);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ResponseMessage('Job retried')
  retry(@CurrentUser() by: Principal, @Param('id') id: string) {
    return this.failedJobs.retry(by, id);
  }

  @Delete(':id')
  @ResponseMessage('Job discarded')
  discard(@CurrentUser() by: Principal, @Param('id') id: string) {
    return this.failedJobs.discard(by, id);
  }
}
