import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../../platform/security/access.decorators';
import { AiStatusService } from './ai-status.service';

@ApiTags('ai')
@ApiBearerAuth()
@Controller('ai/status')
export class AiStatusController {
  constructor(private readonly service: AiStatusService) {}

  /** Providers with their breakers, queues, today's tokens and cost. */
  @Get()
  @RequirePermission('ai:use')
  status() {
    return this.service.status();
  }
}
