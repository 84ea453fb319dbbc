// What `npm test` runs, in order: types, lint and import fences, build, tests in Node, tests in a browser.
// The first step that fails ends it. It never passes by skipping: a step without a test fails.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bringChromium } from './bringChromium.mjs';
import { countTests } from './countTests.mjs';
import { electronBinary } from './electronBinary.mjs';
import { openNetworkSink, readLeak } from './networkSink.mjs';
import { CannotPrepare, prepareBuild, prepareNode } from './prepare.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runProgram } from './runProgram.mjs';

/** A step that found something wrong; its message is what that step said. */
class StepFailed extends Error {}

const totals = { passed: 0, failed: 0 };
/** @type {Awaited<ReturnType<typeof openNetworkSink>>} */
let sink = { why: 'the tests did not begin' };
const reports = join(projectRoot, '.stet', 'reports');

try {
  await testEverything();
} catch (error) {
  if (!(error instanceof CannotPrepare || error instanceof StepFailed)) throw error;
  console.log(`failed\n${error.message}`);
  // A check that fails, or a runner that broke down or ran nothing, counts as one.
  totals.failed = Math.max(totals.failed, 1);
}
if (electronBinary(projectRoot) === undefined) {
  console.log(
    'Electron specs did not run: the Electron binary is not installed (npm start -- --host electron fetches it).',
  );
}
if ('why' in sink)
  console.log(`The tests ran on the machine's own network, and nothing watched it: ${sink.why}.`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

async function testEverything() {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const node = await prepareNode(projectRoot, console.log);
  const chromium = await bringChromium(console.log);
  if (chromium === undefined) {
    throw new CannotPrepare(
      'The tests need a Chromium: install Chromium, Chrome or Edge, or set CHROME_PATH to one.',
    );
  }
  /** @param {readonly string[]} parts */
  const inModules = (...parts) => join(projectRoot, 'node_modules', ...parts);

  await check('types', node, [join(projectRoot, 'electron', 'launch', 'typecheck.mjs')]);
  await check('lint and import fences', node, [
    inModules('@biomejs', 'biome', 'bin', 'biome'),
    'check',
    '--error-on-warnings',
    '--colors=off',
  ]);
  await timed('build', () => prepareBuild(projectRoot, node, () => {}));
  sink = await openNetworkSink(console.log);
  const env = { ...process.env, CHROME_PATH: chromium };
  const vitest = join(reports, 'vitest.json');
  await runTests('tests in Node', vitest, node, {
    args: [
      inModules('vitest', 'vitest.mjs'),
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile=${vitest}`,
    ],
    env,
  });
  const playwright = join(reports, 'playwright.json');
  await runTests('tests in the browser', playwright, node, {
    args: [inModules('@playwright', 'test', 'cli.js'), 'test', '--reporter=line,json'],
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: playwright },
  });
}

/**
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result>} step
 * @returns {Promise<Result>}
 */
async function timed(name, step) {
  process.stdout.write(`${name} … `);
  const began = Date.now();
  const result = await step();
  console.log(`ok (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return result;
}

/**
 * @param {string} name
 * @param {string} node
 * @param {readonly string[]} args
 */
async function check(name, node, args) {
  await timed(name, async () => {
    const { code, output } = await runProgram(node, args, { cwd: projectRoot, capture: true });
    if (code !== 0) throw new StepFailed(output);
  });
}

/**
 * @param {string} name
 * @param {string} report where the runner writes its JSON
 * @param {string} node
 * @param {{ args: readonly string[], env: NodeJS.ProcessEnv }} program
 */
async function runTests(name, report, node, { args, env }) {
  const leftOut = await timed(name, async () => {
    const seen = join(reports, 'network.json');
    const plain = { program: node, args };
    const command = 'why' in sink ? plain : sink.wrap(plain, seen);
    const { code, output } = await runProgram(command.program, command.args, {
      cwd: projectRoot,
      env,
      capture: true,
    });
    const { passed, failed, skipped } = countTests(report);
    totals.passed += passed;
    totals.failed += failed;
    // Public schemas are too big to carry along: tests against them say so in their name and may be left out.
    const unexcused = skipped.filter((test) => !test.includes('shared/standards'));
    if (code !== 0 || failed > 0) throw new StepFailed(output);
    if (passed === 0) throw new StepFailed('Not one test ran.');
    if (!('why' in sink)) assertQuiet(readLeak(seen));
    if (unexcused.length > 0) throw new StepFailed(`Skipped, which proves nothing:\n${unexcused.join('\n')}`);
    return skipped;
  });
  for (const test of leftOut) console.log(`  left out: ${test}`);
  if (!('why' in sink)) console.log('  no packet left this machine, and no name was asked for');
}

/** @param {import('./networkSink.mjs').Leak | null} leak */
function assertQuiet(leak) {
  if (leak === null) throw new StepFailed('What left the machine was to be watched, and was not.');
  if (leak.packets > 0 || leak.names.length > 0)
    throw new StepFailed(
      `${leak.packets} packets tried to leave this machine. Names asked for: ${leak.names.join(', ') || 'none'}.`,
    );
}
