import { Global, Module } from '@nestjs/common';
import { ConfigModule as NestConfigModule, registerAs } from '@nestjs/config';
import { Environment, readEnvironment } from './environment';

const environment = registerAs('environment', () => readEnvironment(process.env));

/** Reads and checks the environment once; everybody else asks for {@link Environment}. */
@Global()
@Module({
  imports: [NestConfigModule.forFeature(environment)],
  providers: [{ provide: Environment, useExisting: environment.KEY }],
  exports: [Environment],
})
export class ConfigModule {}
