import { Controller, Get, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
} from '@nestjs/terminus';
import { SkipThrottle } from '@nestjs/throttler';
import { WithoutEnvelope } from '../http/envelope.interceptor';
import { Public } from '../security/access.decorators';
import { HealthExceptionFilter } from './health-exception.filter';
import { HealthService, type DependencyName } from './health.service';

@ApiTags('health')
@Public()
@SkipThrottle()
@WithoutEnvelope()
@UseFilters(HealthExceptionFilter)
@Controller('health')
export class HealthController {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly health: HealthService,
  ) {}

  /** The process runs; nothing is said about what it depends on. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 when every dependency answers, else 503 naming those that do not. */
  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.checks.check([() => this.indicate('mongodb'), () => this.indicate('redis')]);
  }

  private async indicate(dependency: DependencyName) {
    const indicator = this.indicators.check(dependency);
    return (await this.health.isUp(dependency)) ? indicator.up() : indicator.down();
  }
}
