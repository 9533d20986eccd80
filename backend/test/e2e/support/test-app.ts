import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import { ApiModule } from '../../../src/app/api.module';
import { configureApi } from '../../../src/app/configure-api';
import { closeAfterSuite } from './cleanup';
import { isolatedStores, type IsolatedStores } from './isolation';
import { TEST_ENVIRONMENT, type TestEnvironment } from './test-environment';

export interface TestApp {
  app: NestExpressApplication;
  /** `http://127.0.0.1:<port>`, for sockets and for {@link HttpClient}. */
  url: string;
  http: supertest.Agent;
  stores: IsolatedStores;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Over {@link TEST_ENVIRONMENT}. */
  env?: TestEnvironment;
  /** Those of another application, to be a second API beside it. */
  stores?: IsolatedStores;
  /** Replaces providers. */
  override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
}

/** The whole API inside the test's process, listening on a port of its own; closed after the suite at the latest. */
export async function createTestApp({ env, stores, override }: TestAppOptions = {}): Promise<TestApp> {
  const own = stores ?? (await isolatedStores());
  const app = await withEnvironment({ ...TEST_ENVIRONMENT, LOG_LEVEL: 'silent', ...own.env, ...env }, () =>
    createApplication(override),
  );
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= app.close());
  closeAfterSuite('servers', close);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return { app, url, http: supertest.agent(url), stores: own, close };
}

async function createApplication(override: TestAppOptions['override']): Promise<NestExpressApplication> {
  const builder = Test.createTestingModule({ imports: [ApiModule] });
  const module = await (override?.(builder) ?? builder).compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, bufferLogs: true });
  configureApi(app);
  return app;
}

/** The environment is read while the modules are built; afterwards it is as it was. */
async function withEnvironment<T>(env: TestEnvironment, build: () => Promise<T>): Promise<T> {
  const before = process.env;
  process.env = { ...before, ...env };
  try {
    return await build();
  } finally {
    process.env = before;
  }
}
