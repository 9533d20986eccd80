import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { runProcess } from './app/run-process';
import { WorkerModule } from './app/worker.module';
import { WorkerHealthServer } from './platform/health/worker-health.server';

runProcess(async () => {
  const app = await NestFactory.createApplicationContext(WorkerModule, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks([], { useProcessExit: true });
  await app.get(WorkerHealthServer).listen();
});
