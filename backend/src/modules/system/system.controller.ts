import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/security/access.decorators';
import { SystemService } from './system.service';

@ApiTags('system')
@ApiBearerAuth()
@Controller('system')
export class SystemController {
  constructor(private readonly system: SystemService) {}

  /** Processes, queues, providers and stores, as far as they are known. */
  @Get()
  @RequirePermission('system:read')
  status() {
    return this.system.status();
  }
}
