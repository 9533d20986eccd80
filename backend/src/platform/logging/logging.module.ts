import { Global, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { Environment } from '../../config/environment';
import { createLogger, ROOT_LOGGER } from './logger';

@Global()
@Module({
  providers: [{ provide: ROOT_LOGGER, inject: [Environment], useFactory: createLogger }],
  exports: [ROOT_LOGGER],
})
class RootLoggerModule {}

/** Nest's logger writes through pino. Requests are logged by {@link requestLog}, before Nest's own middleware. */
@Module({
  imports: [
    RootLoggerModule,
    LoggerModule.forRootAsync({
      inject: [ROOT_LOGGER],
      useFactory: (logger: Logger) => ({ pinoHttp: { logger }, useExisting: true, forRoutes: [] }),
    }),
  ],
})
export class LoggingModule {}
