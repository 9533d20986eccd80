// npm run check:compose: docker-compose.yml on a real Docker engine, from the build to a chat through nginx. It brings
// up a project of its own beside whatever runs, and takes it away again, data included.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CommandError, runCommand } from './lib/command-error.mjs';
import { say, seconds, table } from './lib/console.mjs';
import { installDependencies } from './lib/install.mjs';
import { anyFreePort } from './lib/ports.mjs';
import { repositoryRoot } from './lib/repository.mjs';
import { endCommandsOnSignals, run } from './lib/run.mjs';

const UP_LIMIT_S = 300;
const SCALED_LIMIT_MS = 60_000;
const API_COPIES = 3;

const project = `switchboard-check-${process.pid}`;
const secret = () => randomBytes(32).toString('hex');
const port = await anyFreePort();
const address = `http://127.0.0.1:${port}`;

/** Everything that .env would hold; what is set here counts more than any file. */
const env = {
  JWT_SECRET: secret(),
  MONGO_ROOT_PASSWORD: secret(),
  MONGO_PASSWORD: secret(),
  REDIS_PASSWORD: secret(),
  HTTP_PORT: `127.0.0.1:${port}`,
  EDGE_SUBNET: '172.28.101.0/24',
  SWITCHBOARD_TAG: 'check',
};
const base = ['compose', '--project-name', project, '--env-file', 'deploy/compose/env.example'];

async function compose(...args) {
  const { code } = await run('docker', [...base, ...args], { env, output: 2 });
  if (code !== 0) throw new CommandError(`docker compose ${args[0]} ended with exit code ${code}.`);
}

/** What a program in a container, or Compose itself, prints; rejects when it fails. */
async function outputOf(...args) {
  const options = { cwd: repositoryRoot, env: { ...process.env, ...env } };
  const { stdout } = await promisify(execFile)('docker', [...base, ...args], options);
  return stdout;
}

async function requireDocker() {
  const ask = promisify(execFile);
  try {
    await ask('docker', ['compose', 'version']);
    await ask('docker', ['info']);
  } catch (error) {
    throw new CommandError(
      'This check needs a running Docker engine and Docker Compose 2: ' +
        `${(error.stderr || error.message).trim()}\nWithout them, npm test checks what the files say.`,
    );
  }
}

const summary = [];
async function check(what, work) {
  say(`\n━━━━ ${what} ━━━━`);
  const began = Date.now();
  try {
    const result = await work();
    summary.push(['ok', what, seconds(began)]);
    return result;
  } catch (error) {
    summary.push(['FAILED', what, seconds(began)]);
    throw error;
  }
}

async function call(method, path, { token, body, headers } = {}) {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

async function data(expected, ...request) {
  const { status, text } = await call(...request);
  assert.equal(status, expected, text);
  return JSON.parse(text).data;
}

async function servesTheWebApp() {
  const { status, text } = await call('GET', '/', { headers: { accept: 'text/html' } });
  assert.equal(status, 200);
  assert.match(text, /<script[^>]+src=/);
  assert.equal((await call('GET', '/metrics')).status, 404, 'metrics are not for everybody');
}

async function registers() {
  const account = { name: 'Mina Sato', email: 'mina@example.com', password: secret() };
  const { token } = await data(201, 'POST', '/api/auth/register', { body: account });
  const { _id } = await data(201, 'POST', '/api/conversations', { token, body: {} });
  return { token, conversationId: _id };
}

const send = ({ token, conversationId }, content, headers) =>
  data(201, 'POST', `/api/conversations/${conversationId}/messages`, { token, body: { content }, headers });

async function chatsOverASocket({ token, conversationId }) {
  const { io } = await import('socket.io-client');
  const socket = io(address, {
    transports: ['websocket'],
    auth: { token },
    reconnection: false,
    timeout: 10_000,
  });
  try {
    await new Promise((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    const patient = socket.timeout(10_000);
    const joined = await patient.emitWithAck('conversation:join', conversationId);
    assert.equal(joined.success, true, JSON.stringify(joined));
    const shown = new Promise((resolve) => {
      socket.on('message:received', ({ message }) => message.content === 'Over a socket' && resolve());
    });
    const message = { content: 'Over a socket', clientMessageId: randomUUID() };
    const sent = await patient.emitWithAck('message:new', { conversationId, message });
    assert.equal(sent.success, true, JSON.stringify(sent));
    await Promise.race([shown, delay(10_000).then(() => assert.fail('the message was not shown in 10 s'))]);
  } finally {
    socket.disconnect();
  }
}

async function storesWantAPassword() {
  const ping = ['exec', '-T', '--env', 'REDISCLI_AUTH=', 'redis', 'redis-cli', 'ping'];
  assert.match(await outputOf(...ping).catch(({ stdout, stderr }) => stdout + stderr), /NOAUTH/);
  const find = "db.getSiblingDB('switchboard').users.findOne()";
  await assert.rejects(
    outputOf('exec', '-T', 'mongo', 'mongosh', '--quiet', '--norc', '--eval', find),
    ({ stdout, stderr }) => /requires authentication/.test(stdout + stderr),
  );
}

/** How many lists of FAQs one copy of the API has answered. */
async function answeredBy(copy) {
  const script = "fetch('http://127.0.0.1:5000/metrics').then((r) => r.text()).then(console.log)";
  const metrics = await outputOf('exec', '-T', '--index', String(copy), 'api', 'node', '--eval', script);
  const counts = metrics.matchAll(/^http_request_duration_seconds_count\{(.*)\} (\d+)$/gm);
  return [...counts].reduce(
    (sum, [, labels, count]) => sum + (labels.includes('faqs') ? Number(count) : 0),
    0,
  );
}

async function everyCopyAnswers() {
  await compose('up', '--detach', '--wait', '--no-recreate', '--scale', `api=${API_COPIES}`);
  const deadline = Date.now() + SCALED_LIMIT_MS;
  const copies = Array.from({ length: API_COPIES }, (_, index) => index + 1);
  for (;;) {
    for (let request = 0; request < 2 * API_COPIES; request++) await data(200, 'GET', '/api/faqs');
    const answered = await Promise.all(copies.map(answeredBy));
    if (answered.every((count) => count > 0)) return;
    // nginx asks for the addresses every second.
    if (Date.now() > deadline) assert.fail(`of ${API_COPIES} copies these answered: ${answered.join(', ')}`);
    await delay(1_000);
  }
}

async function endsInOrder(service) {
  await compose('stop', service);
  const [container] = (await outputOf('ps', '--all', '--format', 'json', service)).trim().split('\n');
  const { ExitCode } = [JSON.parse(container)].flat()[0];
  assert.equal(ExitCode, 0, `${service} ended with exit code ${ExitCode}`);
}

await runCommand(async () => {
  await requireDocker();
  endCommandsOnSignals();
  await installDependencies();
  process.once('exit', () => {
    const down = [...base, 'down', '--volumes', '--remove-orphans'];
    spawnSync('docker', down, {
      cwd: repositoryRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', 2, 2],
    });
  });
  try {
    await check('the images build', () => compose('build'));
    await check('every service becomes healthy', () =>
      compose('up', '--detach', '--wait', '--wait-timeout', String(UP_LIMIT_S)),
    );
    await check('nginx serves the web app', servesTheWebApp);
    await check('the stores want a password', storesWantAPassword);
    const customer = await check('a customer registers', registers);
    await check('a message passes moderation', () => send(customer, 'How do I reset my password?'));
    await check('the assistant answers', async () => {
      const { aiMessage } = await send(customer, 'And how do I change it?', { prefer: 'wait=20' });
      assert.ok(aiMessage?.content, 'no answer within 20 s');
    });
    await check('a socket passes nginx', () => chatsOverASocket(customer));
    await check(`${API_COPIES} copies of the API share the requests`, everyCopyAnswers);
    await check('a worker finishes and ends when told to', () => endsInOrder('worker-reply'));
    await check('moderation goes on without the reply worker', () => send(customer, 'Is anybody there?'));
  } catch (error) {
    await compose('ps', '--all').catch(() => undefined);
    await compose('logs', '--tail', '40').catch(() => undefined);
    throw error;
  } finally {
    if (summary.length > 0) process.stdout.write(`\n${table(summary).join('\n')}\n`);
  }
});
process.exit();
