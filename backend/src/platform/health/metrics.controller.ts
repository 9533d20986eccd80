import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { WithoutEnvelope } from '../http/envelope.interceptor';
import { Public } from '../security/access.decorators';
import { MetricsService } from './metrics.service';

/** At the root rather than under `/api`: a proxy does not pass it on. */
@ApiExcludeController()
@Public()
@SkipThrottle()
@WithoutEnvelope()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
