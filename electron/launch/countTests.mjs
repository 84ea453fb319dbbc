import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Totals skipped: those tests' names */

/**
 * What a test runner's own JSON report counts. No report, no tests.
 *
 * @param {string} file
 * @returns {Totals}
 */
export function countTests(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return report.testResults === undefined ? countPlaywright(report) : countVitest(report);
}

/** @typedef {{ fullName: string, status: string }} VitestTest */

/**
 * @param {{ testResults: { status: string, assertionResults: VitestTest[] }[] }} report
 * @returns {Totals}
 */
function countVitest({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults);
  // A file that cannot even be loaded has no tests to fail.
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const failed = tests.filter((test) => test.status === 'failed').length + broken.length;
  const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status));
  return { passed, failed, skipped: skipped.map((test) => test.fullName) };
}

/** @typedef {{ suites?: PlaywrightSuite[], specs?: { title: string, tests: { status: string }[] }[] }} PlaywrightSuite */

/**
 * @param {PlaywrightSuite & { stats: { expected: number, unexpected: number, flaky: number }, errors?: unknown[] }} report
 * @returns {Totals}
 */
function countPlaywright(report) {
  const { expected, unexpected, flaky } = report.stats;
  return {
    passed: expected,
    failed: unexpected + flaky + (report.errors?.length ?? 0),
    skipped: specsOf(report).flatMap((spec) =>
      spec.tests.some((test) => test.status === 'skipped') ? [spec.title] : [],
    ),
  };
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {{ title: string, tests: { status: string }[] }[]}
 */
function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}
