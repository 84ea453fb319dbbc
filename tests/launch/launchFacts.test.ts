import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countTests } from '../../electron/launch/countTests.mjs';
import { findChromium } from '../../electron/launch/findChromium.mjs';
import { hasDisplay } from '../../electron/launch/hasDisplay.mjs';
import { readAnnouncement } from '../../electron/launch/readAnnouncement.mjs';
import { restartDelay } from '../../electron/launch/restartPlan.mjs';

const folder = mkdtempSync(join(tmpdir(), 'stet-facts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(process.platform !== 'win32')('findChromium', () => {
  const program = (name: string): string => {
    mkdirSync(join(folder, 'bin'), { recursive: true });
    const path = join(folder, 'bin', name);
    writeFileSync(path, '');
    chmodSync(path, 0o755);
    return path;
  };
  const bin = join(folder, 'bin');

  it('takes CHROME_PATH and nothing in its place', () => {
    const chosen = program('my-browser');
    expect(findChromium({ CHROME_PATH: chosen, PATH: bin })).toBe(chosen);
    expect(findChromium({ CHROME_PATH: join(folder, 'missing'), PATH: bin })).toBeUndefined();
  });

  it('looks along PATH, Chromium before Chrome before Edge', () => {
    const PATH = ['/nowhere', bin].join(delimiter);
    const edge = program('microsoft-edge');
    expect(findChromium({ PATH })).toBe(edge);
    program('google-chrome');
    const chromium = program('chromium');
    expect(findChromium({ PATH })).toBe(chromium);
  });
});

it.each([
  [{ DISPLAY: ':0' }, 'linux', true],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
  [{}, 'linux', false],
  [{}, 'darwin', true],
  [{}, 'win32', true],
] as const)('hasDisplay %j on %s: %s', (env, platform, expected) => {
  expect(hasDisplay(env, platform)).toBe(expected);
});

it.each([
  ['{"ready":true,"url":"http://127.0.0.1:1/#t=a"}', { kind: 'ready', url: 'http://127.0.0.1:1/#t=a' }],
  ['{"running":"http://127.0.0.1:1/#t=a"}', { kind: 'running', url: 'http://127.0.0.1:1/#t=a' }],
  ['{"ready":false,"url":"x"}', undefined],
  ['{"level":"info"}', undefined],
  ['{broken', undefined],
  ['ready', undefined],
])('readAnnouncement %s', (line, expected) => {
  expect(readAnnouncement(line)).toEqual(expected);
});

it.each([
  ['the first crash', [100_000], 50],
  ['two close together', [99_000, 100_000], 100],
  ['a slow series', [50_000, 70_000, 100_000], 50],
  ['a fast series', [98_000, 98_500, 99_000, 99_500, 99_900, 99_950, 100_000], 2000],
  ['twenty in a minute', Array.from({ length: 20 }, (_none, index) => 81_000 + index * 1000), 41_000],
])('restartDelay after %s', (_name, crashes, expected) => {
  expect(restartDelay(crashes, 100_000)).toBe(expected);
});

describe('countTests', () => {
  const report = (name: string, value: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };

  it('counts a Vitest report, a file that would not load among the failed', () => {
    const file = report('vitest.json', {
      testResults: [
        { status: 'failed', assertionResults: [] },
        {
          status: 'passed',
          assertionResults: [
            { fullName: 'one', status: 'passed' },
            { fullName: 'two', status: 'skipped' },
          ],
        },
      ],
    });
    expect(countTests(file)).toEqual({ passed: 1, failed: 1, skipped: ['two'] });
  });

  it('counts a Playwright report', () => {
    const specs = [
      { title: 'a', tests: [{ status: 'expected' }] },
      { title: 'b', tests: [{ status: 'skipped' }] },
    ];
    const stats = { expected: 1, unexpected: 2, flaky: 0, skipped: 1 };
    const file = report('playwright.json', { stats, errors: [], suites: [{ suites: [{ specs }] }] });
    expect(countTests(file)).toEqual({ passed: 1, failed: 2, skipped: ['b'] });
  });

  it('counts nothing where there is no report', () => {
    expect(countTests(join(folder, 'none.json'))).toEqual({ passed: 0, failed: 0, skipped: [] });
  });
});
