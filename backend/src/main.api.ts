import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiModule } from './app/api.module';
import { configureApi } from './app/configure-api';
import { runProcess } from './app/run-process';
import { Environment } from './config/environment';

runProcess(async () => {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  configureApi(app);
  const environment = app.get(Environment);
  await app.listen(environment.PORT, environment.HOST);
});
