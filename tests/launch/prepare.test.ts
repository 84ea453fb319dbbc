import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt, sourceHash } from '../../electron/launch/built.mjs';
import {
  electronBinary,
  fetchElectron,
  rememberRefusal,
  wasRefused,
} from '../../electron/launch/electronBinary.mjs';
import { isInstalled } from '../../electron/launch/installed.mjs';
import { isNewEnough, nodeBinary } from '../../electron/launch/nodeBinary.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stet-prepare-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('isInstalled', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/mac': { version: '1.0.0', optional: true },
  };
  it.each([
    ['nothing installed', undefined, false],
    ['what the lock says', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['a package missing', {}, false],
    [
      'an optional package of another version',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/mac': { version: '2.0.0' } },
      false,
    ],
  ])('%s', (_name, installed, expected) => {
    write('package-lock.json', JSON.stringify({ packages: wanted }));
    if (installed !== undefined)
      write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
    expect(isInstalled(root)).toBe(expected);
  });
});

describe('isBuilt', () => {
  it('is true for the sources it was stamped with, whatever their dates', () => {
    write('shared/story/story.ts', 'one');
    expect(isBuilt(root)).toBe(false);
    write('out/stamp', sourceHash(root));
    expect(isBuilt(root)).toBe(true);
    utimesSync(join(root, 'shared/story/story.ts'), 1, 1);
    expect(isBuilt(root)).toBe(true);
  });

  it.each([
    ['a change', () => write('shared/story/story.ts', 'two')],
    ['a new file', () => write('renderer/new.css', '')],
    ['a file gone', () => rmSync(join(root, 'shared/story/story.ts'))],
    ['a new lock', () => write('package-lock.json', '{}')],
  ])('is false after %s', (_name, change) => {
    write('shared/story/story.ts', 'one');
    write('out/stamp', sourceHash(root));
    change();
    expect(isBuilt(root)).toBe(false);
  });
});

describe('nodeBinary', () => {
  it.each([
    ['20.20.2', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['24.0.0', true],
    ['26.1.0', true],
  ])('%s is new enough: %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });

  it('is the packaged one when this process is too old, and none when there is none', () => {
    const own = { version: '20.20.2', execPath: '/usr/bin/node' };
    write('package.json', JSON.stringify({ optionalDependencies: { 'node-here': '24.0.0' } }));
    expect(nodeBinary(root, own)).toBeUndefined();
    const program = process.platform === 'win32' ? 'node.exe' : 'node';
    write(`node_modules/node-here/bin/${program}`, '');
    expect(nodeBinary(root, own)).toBe(join(root, 'node_modules', 'node-here', 'bin', program));
  });
});

describe('fetchElectron', () => {
  const quiet = () => {};

  it('gives up when no byte comes', async () => {
    write('node_modules/electron/install.js', 'setTimeout(() => {}, 60_000);');
    const began = Date.now();
    expect(await fetchElectron(root, process.execPath, quiet, 700)).toBe(false);
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('waits as long as bytes keep coming', async () => {
    write(
      'node_modules/electron/install.js',
      `const { appendFileSync } = require('fs'); const { join } = require('path');
       const coming = setInterval(() => appendFileSync(join(require('os').tmpdir(), 'zip'), 'bytes'), 100);
       setTimeout(() => clearInterval(coming), 2500);`,
    );
    expect(await fetchElectron(root, process.execPath, quiet, 1200)).toBe(true);
  });

  it('remembers a refusal outside node_modules', () => {
    expect(wasRefused(root)).toBe(false);
    rememberRefusal(root);
    expect(wasRefused(root)).toBe(true);
    expect(electronBinary(root, {})).toBeUndefined();
  });
});
