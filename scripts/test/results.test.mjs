import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import {
  countJest,
  countNodeTest,
  countPlaywright,
  countSuite,
  hasFailed,
  summaryLine,
  total,
} from '../lib/results.mjs';
import { temporaryFolder } from './support/spawned.mjs';

const jestReport = ({ passed = 0, failed = 0, pending = 0, todo = 0, files = [] }) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: todo,
    testResults: files,
  });

describe('counting', () => {
  test("Jest's tests, with todo counted as skipped", () => {
    const report = jestReport({ passed: 5, failed: 2, pending: 1, todo: 1 });
    assert.deepEqual(countJest(report), { passed: 5, failed: 2, skipped: 2 });
  });

  test('a file that does not load is one failure', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    assert.equal(countJest(jestReport({ passed: 1, failed: 1, files })).failed, 2);
  });

  test("Playwright's, flaky ones passed with a note", () => {
    const report = JSON.stringify({
      stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
      errors: [{}],
    });
    const { notes, ...counts } = countPlaywright(report);
    assert.deepEqual(counts, { passed: 4, failed: 2, skipped: 2 });
    assert.match(notes[0], /1 passed only when repeated/);
  });

  test("those of Node's runner, a cancelled one failed", () => {
    const tap = '# tests 9\n# suites 1\n# pass 4\n# fail 1\n# cancelled 2\n# skipped 1\n# todo 1\n';
    assert.deepEqual(countNodeTest(tap), { passed: 4, failed: 3, skipped: 2 });
  });
});

describe('a suite', () => {
  const ended = { code: 0, timedOut: false };
  const suite = (t, end, text) => {
    const file = path.join(temporaryFolder(t), 'report');
    if (text !== undefined) writeFileSync(file, text);
    return countSuite(end, file, countJest);
  };

  test('that passes is counted', (t) => {
    assert.deepEqual(suite(t, ended, jestReport({ passed: 3 })), { passed: 3, failed: 0, skipped: 0 });
  });

  const failures = {
    'that ran no tests': [ended, jestReport({})],
    'that left no report': [{ ...ended, code: 1 }, undefined],
    'that left half a report': [{ ...ended, code: 1 }, '{"numPassed'],
    'that took too long': [{ code: 1, timedOut: true }, jestReport({ passed: 3 })],
    'that failed without a failed test': [{ ...ended, code: 1 }, jestReport({ passed: 3 })],
  };
  for (const [what, [end, text]] of Object.entries(failures)) {
    test(`${what} is a failure, with a reason`, (t) => {
      const { failed, notes } = suite(t, end, text);
      assert.equal(failed, 1);
      assert.equal(notes.length, 1);
    });
  }
});

test('the last line is the sum, with what was skipped only if something was', () => {
  const results = [
    { passed: 3, failed: 0, skipped: 0 },
    { passed: 2, failed: 1, skipped: 0 },
  ];
  assert.equal(summaryLine(total(results)), '5 passed, 1 failed');
  assert.equal(
    summaryLine(total([...results, { passed: 0, failed: 0, skipped: 4 }])),
    '5 passed, 1 failed, 4 skipped',
  );
  assert.equal(summaryLine(total([])), '0 passed, 0 failed');
});

test('what was skipped fails only where nothing may be skipped', () => {
  const skipped = { passed: 3, failed: 0, skipped: 1 };
  assert.equal(hasFailed(skipped, { allowsSkips: true }), false);
  assert.equal(hasFailed(skipped, { allowsSkips: false }), true);
  assert.equal(hasFailed({ ...skipped, skipped: 0 }, { allowsSkips: false }), false);
  assert.equal(hasFailed({ ...skipped, failed: 1 }, { allowsSkips: true }), true);
});
