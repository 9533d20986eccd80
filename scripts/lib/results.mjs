import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, notes?: string[] }} Counts */

const none = { passed: 0, failed: 0, skipped: 0 };
export const passedOnce = { ...none, passed: 1 };
export const failedOnce = (note) => ({ ...none, failed: 1, notes: [note] });

/** Jest's `--json`, and Vitest's json reporter, which has the same form. */
export function countJest(text) {
  const report = JSON.parse(text);
  // A file that doesn't even load holds no failed test; it is a failure all the same.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** Playwright's json reporter. Its flaky tests passed in the end. */
export function countPlaywright(text) {
  const { stats, errors = [] } = JSON.parse(text);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    notes: stats.flaky > 0 ? [`${stats.flaky} passed only when repeated`] : [],
  };
}

/** The lines that end the TAP output of Node's own test runner. */
export function countNodeTest(text) {
  const of = (name) => {
    const found = text.match(new RegExp(`^# ${name} (\\d+)$`, 'm'));
    if (!found) throw new Error(`no line "# ${name}"`);
    return Number(found[1]);
  };
  return { passed: of('pass'), failed: of('fail') + of('cancelled'), skipped: of('skipped') + of('todo') };
}

/**
 * What a suite's run comes to. That it left no report, ran nothing, or failed without a failed test, is a failure.
 *
 * @param {{ code: number, timedOut: boolean }} end
 * @returns {Counts}
 */
export function countSuite({ code, timedOut }, reportFile, count) {
  if (timedOut) return failedOnce('took too long and was ended');
  let counts;
  try {
    counts = count(readFileSync(reportFile, 'utf8'));
  } catch (error) {
    return failedOnce(`left no readable report (exit code ${code}): ${error.message}`);
  }
  if (counts.passed + counts.failed + counts.skipped === 0) return failedOnce('ran no tests');
  if (code !== 0 && counts.failed === 0) {
    const note = `every test passed, but it ended with exit code ${code}`;
    return { ...counts, failed: 1, notes: [...(counts.notes ?? []), note] };
  }
  return counts;
}

/** @param {Counts[]} results */
export function total(results) {
  return results.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    none,
  );
}

/** @param {{ allowsSkips: boolean }} options whether what was not run may pass */
export const hasFailed = ({ failed, skipped }, { allowsSkips }) =>
  failed > 0 || (skipped > 0 && !allowsSkips);

export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
