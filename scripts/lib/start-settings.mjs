import path from 'node:path';
import { CommandError } from './command-error.mjs';
import { repositoryRoot } from './repository.mjs';

const PRODUCTION_NEEDS = ['MONGODB_URI', 'REDIS_URL', 'JWT_SECRET'];

/**
 * What `npm start` takes from the environment. An empty variable counts as unset.
 *
 * @throws CommandError in production without stores and a secret of one's own
 */
export function readStartSettings(env) {
  const given = (name) => env[name]?.trim() || undefined;
  const production = given('NODE_ENV') === 'production';
  const missing = production ? PRODUCTION_NEEDS.filter((name) => !given(name)) : [];
  if (missing.length > 0) {
    throw new CommandError(
      `NODE_ENV is production, and ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not set.\n` +
        'In production, npm start makes up no secret, starts no stores of its own and loads no demo data.\n' +
        'Set these variables, or leave NODE_ENV unset to try Switchboard out.',
    );
  }
  return {
    host: given('HOST') ?? '127.0.0.1',
    port: given('PORT'),
    dataDir: path.resolve(repositoryRoot, given('DATA_DIR') ?? '.data'),
    mongoUri: given('MONGODB_URI'),
    redisUrl: given('REDIS_URL'),
    jwtSecret: given('JWT_SECRET'),
    seedsDemoData: !production,
  };
}
