import { Module } from '@nestjs/common';
import { HealthModule } from '../platform/health/health.module';
import { PlatformModule } from './platform.module';

/** The process that browsers talk to: HTTP and sockets, no job is worked on here. */
@Module({ imports: [PlatformModule, HealthModule] })
export class ApiModule {}
