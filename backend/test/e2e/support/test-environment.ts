import type { Environment } from '../../../src/config/environment';

export type TestEnvironment = Partial<Record<keyof Environment, string>>;

/** Secret that signs every token of the tests, so that a suite can forge one. */
export const JWT_SECRET = 'e2e-secret-e2e-secret-e2e-secret';

/** What every process under test runs with; limits so high that only a suite about limits meets them. */
export const TEST_ENVIRONMENT: TestEnvironment = {
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  // All that can be logged is searched for secrets.
  LOG_LEVEL: 'debug',
  JWT_SECRET,
  RATE_LIMIT_API: '100000/60',
  RATE_LIMIT_REGISTER: '100000/60',
  RATE_LIMIT_LOGIN: '100000/60',
  RATE_LIMIT_MESSAGES: '100000/60',
  RATE_LIMIT_ASSIST: '100000/60',
};
