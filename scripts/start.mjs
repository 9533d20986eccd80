// npm start: everything from a fresh clone to a running product, and its end. See docs/testing.md for how it is tested.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CommandError, runCommand } from './lib/command-error.mjs';
import { outliveTerminal, say, table } from './lib/console.mjs';
import { installDependencies } from './lib/install.mjs';
import { keptJwtSecret } from './lib/jwt-secret.mjs';
import { openLog, tailOf } from './lib/logs.mjs';
import { requireSupportedNode } from './lib/node-version.mjs';
import { buildPackages, PACKAGES } from './lib/packages.mjs';
import { choosePort, DEFAULT_PORT, reachableHost } from './lib/ports.mjs';
import { runProduct } from './lib/product.mjs';
import { inRepository, repositoryRoot } from './lib/repository.mjs';
import { endCommandsOnSignals, run } from './lib/run.mjs';
import { readStartSettings } from './lib/start-settings.mjs';

const DEMO_LOGINS = [
  ['customer', 'customer1@example.com', 'customer123'],
  ['customer', 'customer2@example.com', 'customer123'],
  ['agent', 'agent1@example.com', 'agent123'],
  ['agent', 'agent2@example.com', 'agent123'],
  ['admin', 'admin@example.com', 'admin123'],
];

const SEED_LOG = 'seed.log';

const program = (name, ...options) => ({
  name,
  args: [...options, `backend/dist/main.${name}.js`],
  loads: inRepository(`backend/dist/app/${name}.module.js`),
});

const require = createRequire(import.meta.url);
const shown = (folder) => path.relative(process.cwd(), folder) || '.';

await runCommand(async () => {
  requireSupportedNode();
  outliveTerminal();
  const settings = readStartSettings(process.env);
  const { host, dataDir } = settings;
  const { port, instead } = await choosePort(host, settings.port);

  const handOverSignals = endCommandsOnSignals();
  await installDependencies();
  await buildPackages(Object.keys(PACKAGES));
  handOverSignals();

  const address = `http://${reachableHost(host)}:${port}`;
  const logDir = path.join(dataDir, 'logs');
  let seedLater = async () => undefined;

  process.exitCode = await runProduct({
    cwd: repositoryRoot,
    logDir,
    readyUrl: `${address}/api/health/ready`,
    startStores: (onExit) => startStores(settings, onExit),
    processes: [program('api', '--max-semi-space-size=64'), program('worker')],
    prepare: async (stores) => {
      const env = {
        MONGODB_URI: stores.mongo.uri,
        REDIS_URL: stores.redis.url,
        JWT_SECRET: settings.jwtSecret ?? keptJwtSecret(dataDir),
        HOST: host,
        PORT: String(port),
        STATIC_DIR: inRepository('frontend/dist/browser'),
      };
      if (settings.seedsDemoData) {
        const isFirstStart = !existsSync(path.join(logDir, SEED_LOG));
        if (isFirstStart) await seedDemoData(env, logDir);
        // Later the seeder only looks whether all is still there, and nobody has to wait for that.
        else seedLater = () => seedDemoData(env, logDir);
      }
      return env;
    },
    announce: async (stores, ending) => {
      if (instead) say(`Port ${DEFAULT_PORT} is taken, so this is the next free one.`);
      process.stdout.write(`${welcome({ address, stores, settings, logDir }).join('\n')}\n`);
      seedLater().catch((error) => ending.aborted || say(error.message));
    },
  });
  process.exit();
});

/** The stores are the ones named in the environment, or private ones with their data in DATA_DIR. */
async function startStores({ dataDir, mongoUri, redisUrl }, onExit) {
  const { startServices } = require(inRepository('embedded/dist/index.js'));
  try {
    return await startServices({
      dataDir,
      mongoUri,
      redisUrl,
      log: say,
      onExit: (name, reason) => onExit(`${name} ended on its own (${reason})`),
    });
  } catch (error) {
    throw new CommandError(`MongoDB and Redis are not there: ${error.message}`);
  }
}

/** The seeder itself looks whether there is anything to do, and overwrites nothing. */
async function seedDemoData(env, logDir) {
  const log = openLog(logDir, SEED_LOG);
  const { code } = await run(process.execPath, ['backend/dist/main.seed.js'], {
    env,
    output: log.descriptor,
  });
  if (code === 0) return;
  throw new CommandError([`Loading the demo data failed (exit code ${code}):`, ...tailOf(log)].join('\n  '));
}

function welcome({ address, stores, settings, logDir }) {
  const lines = ['', `Switchboard is ready: ${address}`, ''];
  if (settings.seedsDemoData) {
    lines.push(
      settings.mongoUri ? 'Demo logins, unless the database held accounts of its own:' : 'Demo logins:',
      ...table(DEMO_LOGINS).map((line) => `  ${line}`),
      '',
    );
  }
  return [
    ...lines,
    `MongoDB: ${stores.mongo.description} · Redis: ${stores.redis.description}`,
    `Data in ${shown(settings.dataDir)}, logs in ${shown(logDir)}. Ctrl-C stops everything.`,
  ];
}
