import { Environment, readEnvironment } from './environment';

/**
 * Seeding needs the database alone: what else the processes insist on has a value here that nothing reads.
 *
 * @throws Error in production, where passwords that everybody knows have no place.
 */
export function readSeedEnvironment(): Environment {
  const environment = readEnvironment({
    ...process.env,
    REDIS_URL: 'redis://unused',
    JWT_SECRET: 'unused'.repeat(6),
  });
  if (environment.NODE_ENV === 'production') {
    throw new Error('The demo data has well-known passwords and is refused with NODE_ENV=production.');
  }
  return environment;
}
