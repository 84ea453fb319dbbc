import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileName } from '../../electron/core/fileName.ts';
import { confine, writeAtomically } from '../../electron/core/files.ts';
import { storyHash } from '../../electron/core/storyHash.ts';
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts';
import { canonicalJson } from '../../shared/story/canonicalJson.ts';
import { temporaryFolder } from '../contract/hosts.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('file names', () => {
  test.each([
    ['ferry-returns', 'ferry-returns'],
    ['Паром вернулся', 'Паром-вернулся'],
    ['كِتَاب التاريخ', 'كِتَاب-التاريخ'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
    ['.hidden.', 'hidden'],
    ['CON', '_CON'],
    ['nul.story', '_nul.story'],
    ['com1', '_com1'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['COM¹', '_COM¹'],
    ['conin$', '_conin$'],
    ['a\u0085b\u00adc\u061cd\u200be\ufefff\u2067g', 'a-bcdefg'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['lone \ud800 half', 'lone-half'],
    ['name. . .', 'name'],
    ['\u0000\n\t', null],
    ['  ', null],
    ['...', null],
    ['', null],
    ['e\u0301lan', 'élan'],
  ])('%j becomes %j', (text, name) => expect(fileName(text)).toBe(name));

  test.each(['я'.repeat(300), '👩‍👩‍👧‍👦'.repeat(40), 'word '.repeat(100), `z${'\u0301'.repeat(300)}`])(
    'are short enough for every disk, and cut between characters',
    (text) => {
      const name = fileName(text) ?? '';
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
      expect(text.normalize('NFC').replace(/\s+/g, '-').startsWith(name)).toBe(true);
      expect(name.isWellFormed()).toBe(true);
    },
  );
});

describe('paths', () => {
  test.each(['../out', 'a/../../out', '/etc/passwd', '', '.', 'a\0b'])(
    '%j does not leave the folder',
    (path) => {
      expect(() => confine('/work/exports', path)).toThrow(/outside/);
    },
  );
  test.each([
    ['a.html', '/work/exports/a.html'],
    ['a/media/b.png', '/work/exports/a/media/b.png'],
    ['..a', '/work/exports/..a'],
  ])('%j stays inside', (path, wanted) => {
    expect(confine('/work/exports', path)).toBe(wanted);
  });
});

test('a file is replaced whole, and a write that fails leaves the old one and nothing else', async () => {
  const path = join(folder.path, 'a.txt');
  writeFileSync(path, 'old');
  await writeAtomically(path, 'new');
  expect([readFileSync(path, 'utf8'), readdirSync(folder.path)]).toEqual(['new', ['a.txt']]);
  await expect(writeAtomically(join(folder.path, 'no', 'b.txt'), 'x')).rejects.toThrow();
  await expect(writeAtomically(folder.path, 'x')).rejects.toThrow();
  expect([readdirSync(folder.path), existsSync(path)]).toEqual([['a.txt'], true]);
});

describe('canonical JSON', () => {
  test.each([
    [{ b: 1, a: [{ d: null, c: undefined }] }, '{"a":[{"d":null}],"b":1}'],
    ['lone \ud800', '"lone \\ud800"'],
    [{ é: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"é":1}'],
  ])('%j', (value, text) => expect(canonicalJson(value)).toBe(text));

  test('the order in which keys came does not matter to the hash, their values do', () => {
    const hash = (document: object) => storyHash(canonicalJson(document), '{}');
    expect(hash({ a: 1, b: 2 })).toBe(hash({ b: 2, a: 1 }));
    expect(hash({ a: 1, b: 2 })).not.toBe(hash({ a: 1, b: 3 }));
    expect(storyHash('{"a":1}', '{}')).not.toBe(storyHash('{}', '{"a":1}'));
  });
});

describe('the wire', () => {
  test.each([
    { text: 'plain', list: [1, null, true] },
    { bytes: new Uint8Array([0, 255, 127]), deep: [{ more: new Uint8Array() }] },
    { $bytes: 'not bytes, somebody’s own key' },
    { $$bytes: 1, $bytes: { $bytes: [2] } },
    JSON.parse('{"__proto__": {"polluted": true}, "bytes": new_}'.replace('new_', '1')),
    { big: Uint8Array.from({ length: 100_000 }, (_, index) => index % 256) },
  ])('gives back what was put in: %#', (value) => {
    const back = decodeWire(encodeWire(value));
    expect(back).toEqual(value);
    expect(Object.keys(back as object)).toEqual(Object.keys(value));
  });

  test.each(['{', '{"$bytes":"***"}', ''])('refuses %j', (text) =>
    expect(() => decodeWire(text)).toThrow(SyntaxError),
  );
});
