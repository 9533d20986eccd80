import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { boundShutdown } from './app/bounded-shutdown';
import { ApiModule } from './app/api.module';
import { configureApi } from './app/configure-api';
import { Environment } from './config/environment';

async function main(): Promise<void> {
  boundShutdown();
  const app = await NestFactory.create<NestExpressApplication>(ApiModule, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  configureApi(app);
  const environment = app.get(Environment);
  await app.listen(environment.PORT, environment.HOST);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
