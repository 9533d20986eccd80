import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';
import { DCLinter } from 'dclint';
import { Redis } from 'ioredis';
import { parse } from 'yaml';
import { anyFreePort } from '../lib/ports.mjs';
import { inRepository } from '../lib/repository.mjs';
import { temporaryFolder } from './support/spawned.mjs';

const read = (file) => readFileSync(inRepository(file), 'utf8');

const text = read('docker-compose.yml');
const { services, networks, volumes } = parse(text, { merge: true });
const workers = Object.entries(services).filter(([name]) => name.startsWith('worker-'));
const processes = Object.entries({ api: services.api, ...Object.fromEntries(workers) });

/** Each `${NAME...}` of the file, with what follows the name. */
const variables = [...text.matchAll(/(?<!\$)\$\{(\w+)([^}]*)\}/g)].map(([, name, rest]) => ({ name, rest }));
const isSecret = (name) => /SECRET|PASSWORD|TOKEN|KEY/.test(name);

/** The assignments of a file such as .env.example. */
const assignments = (file) =>
  Object.fromEntries([...read(file).matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));

const bytes = (size) => {
  const [, number, unit] = /^(\d+)(m|g)b?$/i.exec(size);
  return Number(number) * { m: 2 ** 20, g: 2 ** 30 }[unit.toLowerCase()];
};
const sorted = (names) => [...new Set(names)].sort();

/** Matters of taste, or decided otherwise: images that are built here have a name, and the web port is for everybody. */
const RULES_OFF = [
  'no-build-and-image',
  'no-unbound-port-interfaces',
  'service-dependencies-alphabetical-order',
  'service-keys-order',
  'services-alphabetical-order',
  'top-level-properties-order',
];

test('docker-compose.yml is a Compose file without faults', () => {
  const rules = Object.fromEntries(RULES_OFF.map((rule) => [rule, 0]));
  const linter = new DCLinter({ rules, quiet: false, debug: false, exclude: [] });
  const results = linter.lintFiles([inRepository('docker-compose.yml')], false);
  assert.equal(results.length, 1);
  assert.deepEqual(
    results[0].messages.map(({ line, rule, message }) => `${line}: ${message} (${rule})`),
    [],
  );
});

describe('every service', () => {
  for (const [name, service] of Object.entries(services)) {
    test(`${name} is watched, restarted and kept small`, () => {
      assert.ok(service.healthcheck?.test);
      assert.equal(service.restart, 'unless-stopped');
      const { cpus, memory } = service.deploy.resources.limits;
      // A machine with one processor refuses more.
      assert.ok(Number(cpus) > 0 && Number(cpus) <= 1);
      assert.ok(bytes(memory) > 0);
      assert.equal(service.logging.driver, 'json-file');
      assert.ok(service.logging.options['max-size'] && service.logging.options['max-file']);
    });

    test(`${name} can change nothing but its data`, () => {
      assert.equal(service.read_only, true);
      assert.deepEqual(service.cap_drop, ['ALL']);
      assert.deepEqual(service.security_opt, ['no-new-privileges:true']);
      assert.ok(service.build || service.user, 'an image of others runs as the user that is named here');
    });

    test(`${name} can run more than once, as far as its name goes`, () => {
      assert.equal(service.container_name, undefined);
    });
  }
});

describe('from outside', () => {
  test('only nginx is reached', () => {
    const published = Object.keys(services).filter((name) => services[name].ports);
    assert.deepEqual(published, ['nginx']);
    assert.deepEqual(services.nginx.ports, ['${HTTP_PORT:-80}:8080']);
  });

  test('the stores are in a network that leads nowhere, and nginx is not in it', () => {
    assert.equal(networks.data.internal, true);
    assert.deepEqual(services.mongo.networks, ['data']);
    assert.deepEqual(services.redis.networks, ['data']);
    assert.deepEqual(services.nginx.networks, ['edge']);
  });

  test("the API believes a forwarded address from nginx's network alone", () => {
    assert.equal(services.api.environment.TRUST_PROXY, networks.edge.ipam.config[0].subnet);
  });
});

describe('the processes', () => {
  test('each queue has a service of its own', () => {
    const [, list] = /QUEUE_NAMES = \[([^\]]+)\]/.exec(read('backend/src/config/queue-names.ts'));
    const queues = [...list.matchAll(/'([^']+)'/g)].map(([, queue]) => queue);
    assert.deepEqual(workers.map(([, { environment }]) => environment.WORKER_QUEUES).sort(), queues.sort());
    for (const [name, { environment }] of workers)
      assert.equal(name.replace('worker-', 'ai.'), environment.WORKER_QUEUES);
  });

  test('are given every variable that they know, and no other', () => {
    const given = processes.flatMap(([, { environment }]) => Object.keys(environment));
    // nginx serves the web app.
    const known = Object.keys(assignments('.env.example')).filter((name) => name !== 'STATIC_DIR');
    assert.deepEqual(sorted(given), sorted(known));
  });

  test('are told to end long before they are killed', () => {
    const [, own] = /SHUTDOWN_WITHIN = ([\d_]+)/.exec(read('backend/src/app/bounded-shutdown.ts'));
    for (const [name, { stop_grace_period }] of processes) {
      const [, seconds] = /^(\d+)s$/.exec(stop_grace_period);
      assert.ok(Number(seconds) * 1_000 > Number(own.replace('_', '')), name);
    }
  });

  test('are started as npm starts them, and are watched on the port that they serve', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const [, command] = /^CMD (.+)$/m.exec(stagesOf(read('Dockerfile')).backend);
    assert.equal(`exec ${JSON.parse(command).join(' ')}`, scripts.api);
    for (const [name, { command, environment, healthcheck }] of workers) {
      assert.equal(`exec ${command.join(' ')}`, scripts.worker, name);
      assert.ok(healthcheck.test.at(-1).includes(`:${environment.HEALTH_PORT}/api/health/ready`), name);
    }
    const { environment, healthcheck } = services.api;
    assert.ok(healthcheck.test.at(-1).includes(`:${environment.PORT}/api/health/ready`));
  });
});

/** Without it the assistant is the embedded one. */
const OPTIONAL_SECRETS = { OPENAI_API_KEY: true };

describe('what is set in .env', () => {
  test('is described in deploy/compose/env.example, and everything there is used', () => {
    const described = Object.keys(assignments('deploy/compose/env.example'));
    assert.deepEqual(sorted(described), sorted(variables.map(({ name }) => name)));
  });

  test('is required where it is a secret, and has no default anywhere', () => {
    const secrets = variables.filter(({ name }) => isSecret(name));
    assert.deepEqual(sorted(secrets.map(({ name }) => name)), [
      'JWT_SECRET',
      'MONGO_PASSWORD',
      'MONGO_ROOT_PASSWORD',
      'OPENAI_API_KEY',
      'REDIS_PASSWORD',
    ]);
    for (const { name, rest } of secrets)
      assert.match(rest, name in OPTIONAL_SECRETS ? /^:-$/ : /^:\?./, name);
    const examples = Object.entries(assignments('deploy/compose/env.example'));
    for (const [name, value] of examples) if (isSecret(name)) assert.equal(value, '', name);
  });

  test('has its default in one place', () => {
    const examples = assignments('deploy/compose/env.example');
    for (const { name, rest } of variables.filter(({ name }) => !isSecret(name))) {
      assert.equal(rest, `:-${examples[name]}`, name);
    }
  });

  test('does not appear in a command line where it is a secret', () => {
    for (const [name, { command, entrypoint, healthcheck }] of Object.entries(services)) {
      assert.doesNotMatch(JSON.stringify([command, entrypoint, healthcheck]), /(?<!\$)\$\{?\w/, name);
    }
  });
});

test('data is kept in named volumes', () => {
  for (const [name, folder] of [
    ['mongo', '/data/db'],
    ['mongo', '/data/configdb'],
    ['redis', '/data'],
  ]) {
    const [volume] = services[name].volumes.map((entry) => entry.split(':')).find(([, at]) => at === folder);
    assert.ok(volume in volumes, `${name} ${folder}`);
  }
});

describe('the images', () => {
  for (const [name, stage] of Object.entries(stagesOf(read('Dockerfile'))).filter(([name]) =>
    Object.values(services).some(({ build }) => build?.target === name),
  )) {
    test(`${name} runs as nobody special, and hears its signals`, () => {
      const [, user] = /^USER (\S+)$/m.exec(stage) ?? [];
      assert.ok(user && user !== 'root' && user !== '0');
      const commands = [...stage.matchAll(/^(?:CMD|ENTRYPOINT) (.+)$/gm)];
      assert.ok(commands.length > 0);
      for (const [, command] of commands) assert.ok(Array.isArray(JSON.parse(command)));
    });
  }

  test('are the two that the services are built from', () => {
    const targets = Object.values(services).flatMap(({ build }) => build?.target ?? []);
    assert.deepEqual(sorted(targets), ['backend', 'web']);
    for (const target of targets) assert.ok(target in stagesOf(read('Dockerfile')), target);
  });
});

/** Each stage of a Dockerfile by its name. */
function stagesOf(dockerfile) {
  const stages = dockerfile.split(/^(?=FROM )/m).slice(1);
  return Object.fromEntries(stages.map((stage) => [/^FROM \S+ AS (\S+)$/m.exec(stage)[1], stage]));
}

describe('the command of Redis', { timeout: 60_000 }, () => {
  const { command, environment, deploy } = services.redis;

  test('starts one that keeps what is queued, for those who know the password', async (t) => {
    const folder = temporaryFolder(t);
    const { findRedis } = createRequire(import.meta.url)(inRepository('embedded/dist/redis/find-redis.js'));
    const redis = await findRedis({ log: (line) => t.diagnostic(line) });
    const port = await anyFreePort();
    // The command is run as it stands; a redis-server of the test's own adds the port.
    const shim = `#!/bin/sh\nexec '${redis.command}' --bind 127.0.0.1 --port ${port} "$@"\n`;
    writeFileSync(path.join(folder, 'redis-server'), shim, { mode: 0o755 });
    const [program, ...args] = command.map((word) => word.replaceAll('$$', '$'));
    const [password] = Object.keys(environment);
    const child = spawn(program, args, {
      cwd: folder,
      env: {
        ...process.env,
        ...redis.env,
        LC_ALL: 'C',
        PATH: `${folder}${path.delimiter}${process.env.PATH}`,
        [password]: 'of-the-test',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    t.after(async () => {
      child.kill('SIGTERM');
      await ended;
    });
    await printed(child, /Ready to accept connections/);

    const asked = async (options, ask) => {
      const client = new Redis({ port, lazyConnect: true, ...options });
      try {
        await client.connect();
        return await ask(client);
      } finally {
        client.disconnect();
      }
    };
    await assert.rejects(
      asked({ enableReadyCheck: false }, (client) => client.ping()),
      /NOAUTH/,
    );
    const settings = await asked({ password: 'of-the-test' }, async (client) =>
      Object.fromEntries(
        await Promise.all(
          ['appendonly', 'maxmemory-policy', 'maxmemory'].map(async (name) => client.config('GET', name)),
        ),
      ),
    );
    assert.equal(settings.appendonly, 'yes');
    assert.equal(settings['maxmemory-policy'], 'noeviction');
    // Rewriting the append-only file may take as much again.
    assert.ok(Number(settings.maxmemory) > 0);
    assert.ok(Number(settings.maxmemory) * 2 <= bytes(deploy.resources.limits.memory));
  });
});

/** Resolves when the program has printed it; rejects when it ends without. */
function printed(child, pattern) {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (pattern.test(output)) resolve();
    });
    child.stdout.once('end', () => reject(new Error(`ended without ${pattern}:\n${output}`)));
  });
}
