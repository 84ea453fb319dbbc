import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isOurAddress } from '../../electron/main/address.ts';
import { byteRange } from '../../electron/main/byteRange.ts';
import { refusedSwitch } from '../../electron/main/refusedSwitches.ts';
import { readStartArguments } from '../../electron/main/startArguments.ts';
import { fitBounds, readWindowState, writeWindowState } from '../../electron/main/windowState.ts';

// What the main process decides without Electron. How it behaves as a whole: tests/electron.

const folder = mkdtempSync(join(tmpdir(), 'stet-main-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['bytes=0-0', 10, { first: 0, last: 0 }],
  ['bytes=4-', 10, { first: 4, last: 9 }],
  ['bytes=4-99', 10, { first: 4, last: 9 }],
  ['bytes=-4', 10, { first: 6, last: 9 }],
  ['bytes=-99', 10, { first: 0, last: 9 }],
  ['bytes=10-', 10, 'unsatisfiable'],
  ['bytes=-0', 10, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=-1', 0, 'unsatisfiable'],
  ['bytes=4-2', 10, null],
  ['bytes=-', 10, null],
  ['bytes=0-1,2-3', 10, null],
  ['bytes=a-b', 10, null],
  ['bytes=99999999999999999999-', 10, null],
  [null, 10, null],
] as const)('Range %s of %i bytes is %o', (header, size, range) => {
  expect(byteRange(header, size)).toEqual(range);
});

test.each([
  ['app://stet/index.html', true],
  ['app://stet', true],
  ['app://stet:80/index.html', false],
  ['app://stet@evil/index.html', false],
  ['app://me@stet/index.html', false],
  ['app://stet.evil/index.html', false],
  ['https://stet/index.html', false],
  ['about:blank', false],
  ['', false],
])('%s is our address: %s', (address, isOurs) => {
  expect(isOurAddress(address)).toBe(isOurs);
});

test.each([
  [['--remote-debugging-port=9222'], '--remote-debugging-port=9222'],
  [['story.json', '-inspect-brk'], '-inspect-brk'],
  [['--Remote-Debugging-Port', '1'], '--Remote-Debugging-Port'],
  [['--data', 'x', '--lang=fa'], null],
  [['inspect'], null],
  [['--inspector-of-works'], null],
  [[], null],
])('among %o the refused switch is %s', (argv, refused) => {
  expect(refusedSwitch(argv)).toBe(refused);
});

test.each([
  [[], null, []],
  [['--data', 'desk'], '/home/me/desk', []],
  [['--data=/tmp/desk', 'a.json'], '/tmp/desk', ['/home/me/a.json']],
  [
    ['A.HTML', 'b.md', '/c.txt', 'd.exe', 'folder', '--lang=x.json'],
    null,
    ['/home/me/A.HTML', '/home/me/b.md', '/c.txt'],
  ],
  [['--data'], null, []],
  [['--data='], null, []],
] as const)('arguments %o mean data folder %s and files %o', (argv, dataFolder, files) => {
  const read = readStartArguments(argv, '/home/me');
  expect(read).toEqual({
    dataFolder: dataFolder === null ? null : resolve(dataFolder),
    files: files.map((file) => resolve(file)),
  });
});

describe('the window', () => {
  const laptop = { x: 0, y: 25, width: 1440, height: 875 };
  const wall = { x: 1440, y: 0, width: 2560, height: 1440 };
  const middle = { x: 0, y: 25, width: 1440, height: 875 };

  test.each([
    ['opens in the middle of the main screen at first', null, [laptop], middle],
    [
      'comes back where it was',
      { x: 100, y: 100, width: 1000, height: 700 },
      [laptop],
      { x: 100, y: 100, width: 1000, height: 700 },
    ],
    [
      'comes back on the second screen',
      { x: 2000, y: 200, width: 1600, height: 1000 },
      [laptop, wall],
      { x: 2000, y: 200, width: 1600, height: 1000 },
    ],
    ['comes home when that screen is gone', { x: 2000, y: 200, width: 1600, height: 1000 }, [laptop], middle],
    [
      'is no larger than the screen',
      { x: 10, y: 30, width: 5000, height: 4000 },
      [laptop],
      { x: 10, y: 30, width: 1440, height: 875 },
    ],
    [
      'can still be taken hold of at the edge',
      { x: 1300, y: 800, width: 1000, height: 700 },
      [laptop],
      { x: 1300, y: 800, width: 1000, height: 700 },
    ],
    [
      'comes home when its title bar is above the screen',
      { x: 100, y: -50, width: 1000, height: 700 },
      [laptop],
      middle,
    ],
    [
      'comes home when too little of it is seen',
      { x: 1400, y: 100, width: 1000, height: 700 },
      [laptop],
      middle,
    ],
    [
      'is never too small to find',
      { x: 100, y: 100, width: 3, height: 3 },
      [{ x: 0, y: 0, width: 600, height: 500 }],
      { x: 0, y: 0, width: 600, height: 500 },
    ],
  ])('%s', (_what, kept, screens, bounds) => {
    expect(fitBounds(kept, screens)).toEqual(bounds);
  });

  test('keeps its state in a file, and does without when the file is spoilt', () => {
    const path = join(folder, 'window', 'place.json');
    const state = { bounds: { x: 1, y: 2, width: 300, height: 400 }, isMaximized: true, isFullScreen: false };
    expect(readWindowState(path)).toBeNull();
    writeWindowState(path, state);
    expect(readWindowState(path)).toEqual(state);
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 20));
    expect(readWindowState(path)).toBeNull();
    writeFileSync(path, '{"bounds":{"x":"left"}}');
    expect(readWindowState(path)).toBeNull();
  });
});
