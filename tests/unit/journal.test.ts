import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JournalText } from '../../electron/core/journal/entry.ts';
import { type Journal, openJournal } from '../../electron/core/journal/journal.ts';
import { storyHash } from '../../electron/core/storyHash.ts';
import { temporaryFolder } from '../contract/hosts.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let troubles: unknown[];

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'journal');
  troubles = [];
});
afterEach(() => folder.remove());

function open(): Journal {
  const journal = openJournal({ folder: path, key: null, onTrouble: (error) => troubles.push(error) });
  journal.belongTo('the library');
  return journal;
}

function text(id: string, revision: number, words: string): { kind: 'text'; text: JournalText } {
  const document = JSON.stringify({ type: 'doc', text: words });
  const meta = JSON.stringify({ slug: id });
  const at = '2026-03-01T08:00:00.000Z';
  return {
    kind: 'text',
    text: {
      id,
      revision,
      change: revision,
      schemaVersion: 1,
      hash: storyHash(document, meta),
      createdAt: at,
      savedAt: at,
      document,
      meta,
    },
  };
}

const found = (journal: Journal, ...ids: readonly string[]) =>
  [...journal.find(new Set(ids))].map(([id, { text: one, trashedAt }]) => [
    id,
    one.revision,
    JSON.parse(one.document).text,
    trashedAt,
  ]);
const onDisk = (words: string) =>
  execFileSync('grep', ['-rlaF', words, folder.path], { encoding: 'utf8' }).trim().split('\n');
const settle = () => new Promise((done) => setTimeout(done, 50));

test('the newest text of a story comes out, however many saves there were', () => {
  const journal = open();
  const long = 'tide '.repeat(2000);
  for (let revision = 1; revision <= 300; revision += 1)
    journal.write([text('a', revision, `${long}${revision} 😀 ${long}`)]);
  journal.write([text('b', 301, 'short'), { kind: 'trash', id: 'b', at: 'noon', change: 301 }]);
  journal.close();
  const again = open();
  expect(again.survey.library).toBe('the library');
  expect(again.survey.heads.get('a')).toMatchObject({ revision: 300, change: 300 });
  expect(found(again, 'a', 'b', 'unknown')).toEqual([
    ['a', 300, `${long}300 😀 ${long}`, null],
    ['b', 301, 'short', 'noon'],
  ]);
  // Whole once, then what changed.
  const bytes = readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
  expect(bytes).toBeLessThan(long.length * 2 + 300 * 700);
  again.close();
});

test('what is damaged costs its own lines: the text before it, or that of another segment, comes out', () => {
  const first = open();
  first.write([text('a', 1, 'one'), text('b', 2, 'other')]);
  first.close();
  const second = open();
  second.write([text('a', 3, `three ${'x'.repeat(400)}`)]);
  second.write([text('a', 4, `four ${'x'.repeat(400)}`)]);
  second.close();
  const name = join(path, readdirSync(path).sort().at(-1) ?? '');
  const bytes = readFileSync(name);
  writeFileSync(name, bytes.subarray(0, bytes.length - 20));
  expect(found(open(), 'a', 'b')).toEqual([
    ['a', 3, `three ${'x'.repeat(400)}`, null],
    ['b', 2, 'other', null],
  ]);
  bytes.fill(0x5a, 200, 260);
  writeFileSync(name, bytes);
  expect(found(open(), 'a')).toEqual([['a', 1, 'one', null]]);
});

test('nothing of a story that is gone stays in any segment, and nothing else is lost', async () => {
  const first = open();
  first.write([text('a', 1, 'secret one'), text('b', 2, 'kept')]);
  first.close();
  const second = open();
  second.write([text('a', 3, 'secret two')]);
  second.write([text('a', 4, 'secret three'), { kind: 'gone', id: 'a', change: 5 }]);
  second.forget(['a']);
  await settle();
  expect(() => onDisk('secret')).toThrow();
  second.write([text('c', 6, 'after')]);
  expect(found(second, 'a', 'b', 'c')).toEqual([
    ['b', 2, 'kept', null],
    ['c', 6, 'after', null],
  ]);
  second.close();
  expect([...open().survey.gone]).toEqual(['a']);
});

test('forgetting that was cut off is seen at the next start', () => {
  const first = open();
  first.write([text('a', 1, 'secret'), { kind: 'gone', id: 'a', change: 2 }]);
  expect(onDisk('secret')).toHaveLength(1);
  const second = open();
  expect([...second.survey.leftOver]).toEqual(['a']);
  second.forget(second.survey.leftOver);
  second.close();
  expect(() => onDisk('secret')).toThrow();
  expect([...open().survey.leftOver]).toEqual([]);
  first.close();
});

test('a story that was removed and put back keeps the text it was put back with', () => {
  const journal = open();
  journal.write([text('a', 1, 'before'), { kind: 'gone', id: 'a', change: 2 }]);
  journal.forget(['a']);
  journal.write([text('a', 3, 'put back')]);
  journal.close();
  const again = open();
  expect([...again.survey.gone]).toEqual([]);
  expect(found(again, 'a')).toEqual([['a', 3, 'put back', null]]);
  expect(() => onDisk('before')).toThrow();
});

test('old segments go once a backup has what is in them; the last one stays', () => {
  const day = 86_400_000;
  const now = Date.now();
  for (const change of [1, 2, 3]) {
    const journal = open();
    journal.write([text('a', change, `text ${change}`)]);
    journal.close();
  }
  const names = readdirSync(path).sort();
  expect(names).toHaveLength(3);
  for (const name of names) utimesSync(join(path, name), new Date(now - 9 * day), new Date(now - 9 * day));
  const journal = open();
  journal.drop(1, now - 7 * day);
  expect(readdirSync(path).sort()).toEqual(names.slice(1));
  journal.drop(9, now - 10 * day);
  expect(readdirSync(path).sort()).toEqual(names.slice(1));
  journal.drop(9, now - 7 * day);
  expect(readdirSync(path)).toEqual(names.slice(2));
});

test('a journal that cannot be written says so once, and goes on when it can be', () => {
  writeFileSync(path, 'in the way');
  const journal = open();
  journal.write([text('a', 1, 'one')]);
  journal.write([text('a', 2, 'two')]);
  expect(troubles).toHaveLength(1);
  rmSync(path);
  mkdirSync(path);
  journal.write([text('a', 3, 'three')]);
  expect(found(journal, 'a')).toEqual([['a', 3, 'three', null]]);
  rmSync(path, { recursive: true });
  journal.close();
});
