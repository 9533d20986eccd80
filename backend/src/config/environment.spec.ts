import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getMetadataStorage } from 'class-validator';
import { Environment, readEnvironment } from './environment';

const REQUIRED = {
  MONGODB_URI: 'mongodb://127.0.0.1:27017/switchboard',
  REDIS_URL: 'redis://127.0.0.1:6379',
  JWT_SECRET: 'x'.repeat(32),
};

/** Plain fields show up as keys, fields without a default by their validators. */
function variablesOfEnvironment(): string[] {
  const validated = getMetadataStorage()
    .getTargetValidationMetadatas(Environment, '', false, false)
    .map(({ propertyName }) => propertyName);
  return [...new Set([...Object.keys(new Environment()), ...validated])].sort();
}

function problemsOf(variables: Record<string, string | undefined>): string {
  try {
    readEnvironment(variables);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The environment was accepted');
}

describe('.env.example', () => {
  const lines = readFileSync(resolve(__dirname, '../../../.env.example'), 'utf8').split('\n');
  const example = Object.fromEntries(
    lines.flatMap((line) => {
      const match = /^([A-Z_]+)=(.*)$/.exec(line);
      return match ? [[match[1], match[2]]] : [];
    }),
  ) as Record<string, string>;

  it('names every variable that the processes read, and no other', () => {
    expect(Object.keys(example).sort()).toEqual(variablesOfEnvironment());
  });

  it('explains each in a comment above it', () => {
    const unexplained = Object.keys(example).filter((name) => {
      const above = lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1];
      return !above?.startsWith('# ');
    });
    expect(unexplained).toEqual([]);
  });

  it('shows the defaults', () => {
    expect(readEnvironment({ ...example, JWT_SECRET: REQUIRED.JWT_SECRET })).toEqual(
      readEnvironment(REQUIRED),
    );
  });
});

describe('docs/operations.md', () => {
  const page = readFileSync(resolve(__dirname, '../../../docs/operations.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` +\| (.+?) +\| (.+?) +\|$/gm)]
    .map(([, name = '', value = '', meaning = '']) => ({ name, value, meaning }))
    // Those of Compose itself stand in a table of their own.
    .filter(({ name }) => variablesOfEnvironment().includes(name));

  it('lists every variable once, with what it means', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(variablesOfEnvironment());
    expect(rows.filter(({ meaning }) => meaning.length < 20)).toEqual([]);
  });

  it('shows the defaults', () => {
    const given = rows.filter(({ value }) => value.startsWith('`'));
    const shown = Object.fromEntries(given.map(({ name, value }) => [name, value.slice(1, -1)]));
    expect(readEnvironment({ ...shown, ...REQUIRED })).toEqual(readEnvironment(REQUIRED));
    const without = rows.filter(({ value }) => !value.startsWith('`'));
    expect(without.map(({ name, value }) => `${name} ${value}`).sort()).toEqual([
      'AI_LINK_HOSTS none',
      'AI_MONTHLY_BUDGET none',
      'AI_PRICES none',
      'CORS_ORIGINS none',
      'JWT_SECRET required',
      'MONGODB_URI required',
      'OPENAI_API_KEY none',
      'OPENAI_BASE_URL none',
      'REDIS_URL required',
      'STATIC_DIR none',
      'TRUST_PROXY none',
    ]);
  });
});

describe('readEnvironment', () => {
  it('takes values over defaults, and blank ones as not given', () => {
    const environment = readEnvironment({
      ...REQUIRED,
      PORT: '8080',
      CORS_ORIGINS: 'https://a.example, https://b.example',
      RATE_LIMIT_LOGIN: '7/60',
      WORKER_QUEUES: 'ai.reply',
      LOG_LEVEL: ' ',
    });
    expect(environment).toMatchObject({
      PORT: 8080,
      CORS_ORIGINS: ['https://a.example', 'https://b.example'],
      RATE_LIMIT_LOGIN: { points: 7, seconds: 60 },
      WORKER_QUEUES: ['ai.reply'],
      LOG_LEVEL: 'info',
    });
  });

  it('ignores variables that are not its own', () => {
    expect(readEnvironment({ ...REQUIRED, HOME: '/root' })).not.toHaveProperty('HOME');
  });

  it('names every variable that is missing', () => {
    const problems = problemsOf({});
    for (const name of Object.keys(REQUIRED)) expect(problems).toContain(name);
  });

  it.each([
    ['NODE_ENV', 'staging-4711'],
    ['PORT', '70004711'],
    ['PORT', 'abc4711'],
    ['MONGODB_URI', 'postgres://user:hunter4711@host'],
    ['REDIS_URL', 'http://:hunter4711@host'],
    ['JWT_SECRET', 'short4711'],
    ['JWT_EXPIRES_IN', 'soon4711'],
    ['LOG_LEVEL', 'loud4711'],
    ['RATE_LIMIT_API', '4711'],
    ['RATE_LIMIT_MESSAGES', '0/4711'],
    ['WORKER_QUEUES', 'ai.4711'],
    ['WORKER_CONCURRENCY', '4711'],
    ['HEALTH_PORT', '-4711'],
    ['TAKEOVER_LAPSE_SECONDS', '0.4711'],
  ])('names %s when it is wrong, and never its value', (name, value) => {
    const problems = problemsOf({ ...REQUIRED, [name]: value });
    expect(problems).toContain(name);
    expect(problems).not.toContain('4711');
  });
});
