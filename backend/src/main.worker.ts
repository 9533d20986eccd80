import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { boundShutdown } from './app/bounded-shutdown';
import { WorkerModule } from './app/worker.module';
import { WorkerHealthServer } from './platform/health/worker-health.server';

async function main(): Promise<void> {
  boundShutdown();
  const app = await NestFactory.createApplicationContext(WorkerModule, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  await app.get(WorkerHealthServer).listen();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
