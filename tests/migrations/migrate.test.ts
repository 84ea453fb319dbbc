import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, readVersion } from '../../electron/core/db/migrate.ts';
import { migrations } from '../../electron/core/db/migrations/index.ts';
import { type Connection, openConnection } from '../../electron/core/db/open.ts';
import { connect } from '../../shared/contract/host.ts';
import { storyMeta } from '../../shared/story/story.ts';
import { article, textOf } from '../contract/article.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { libraryAt } from './libraryAt.ts';

const now = () => new Date('2026-03-01T08:00:00Z');
const one = "ALTER TABLE story ADD COLUMN colour TEXT NOT NULL DEFAULT 'none'";
let folder: ReturnType<typeof temporaryFolder>;
let path: string;
const copyPath = () => join(folder.path, 'copy.sqlite');

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'stet.sqlite');
});
afterEach(() => folder.remove());

const versions = migrations.map((_, index) => index + 1);

/** Ids, headlines and texts, whatever columns the version has. */
function stories(connection: Connection): unknown {
  return connection
    .prepare(
      'SELECT id, revision, hash, headline, document, meta FROM story JOIN content ON story_id = id ORDER BY id',
    )
    .all();
}

describe('a library of an earlier Stet', () => {
  test.each(versions)('version %i opens with every story, version and contributor in it', async (version) => {
    libraryAt(version, path);
    const before = openConnection(path, 'read', null);
    const wanted = stories(before);
    before.close();
    const core = await openCore({ dataFolder: folder.path, now });
    const api = connect({ call: core.dispatch, on: core.onEvent });
    const { rows, total } = await api.call('stories.list', { sort: 'slug', descending: false });
    expect([total, rows.map(({ slug }) => slug)]).toEqual([2, ['ferry', 'sea-wall']]);
    const { story } = await api.call('stories.read', { id: 'fixture-ferry' });
    expect(textOf(story.document)).toContain('The ferry came back at dawn');
    expect((await api.call('versions.list', { id: 'fixture-ferry' })).versions).toHaveLength(1);
    expect((await api.call('contributors.list', {})).contributors.map(({ name }) => name)).toEqual([
      'Ada Brook',
    ]);
    await api.call('stories.save', {
      id: story.id,
      baseRevision: story.revision,
      document: article('Goes on'),
      meta: story.meta,
    });
    await core.close();
    const after = openConnection(path, 'read', null);
    expect(readVersion(after)).toBe(migrations.length);
    expect(stories(after)).toEqual([
      expect.objectContaining({ id: 'fixture-ferry', headline: 'Goes on' }),
      (wanted as unknown[])[1],
    ]);
    after.close();
  });

  test('is copied, whole and checked, before anything is changed', () => {
    libraryAt(migrations.length, path);
    const connection = openConnection(path, 'write', null);
    const before = stories(connection);
    migrate(connection, [...migrations, one], copyPath(), null);
    expect([readVersion(connection), stories(connection)]).toEqual([migrations.length + 1, before]);
    const copy = openConnection(copyPath(), 'read', null);
    expect([readVersion(copy), stories(copy)]).toEqual([migrations.length, before]);
    copy.close();
    connection.close();
  });

  test.each([
    ['fails', 'UPDATE story SET words = 0; SELECT * FROM no_such_table'],
    [
      'leaves a row without the row it belongs to',
      "PRAGMA defer_foreign_keys = ON; UPDATE content SET story_id = 'gone' WHERE story_id = 'fixture-ferry'",
    ],
  ])('is as it was when a step %s', (_what, step) => {
    libraryAt(migrations.length, path);
    const connection = openConnection(path, 'write', null);
    const before = stories(connection);
    expect(() => migrate(connection, [...migrations, one, step], copyPath(), null)).toThrow();
    expect([readVersion(connection), stories(connection)]).toEqual([migrations.length, before]);
    connection.close();
  });

  test('is not touched when it cannot be copied', () => {
    libraryAt(migrations.length, path);
    const connection = openConnection(path, 'write', null);
    expect(() =>
      migrate(connection, [...migrations, one], join(folder.path, 'no', 'such', 'folder.sqlite'), null),
    ).toThrow();
    expect(readVersion(connection)).toBe(migrations.length);
    connection.close();
  });

  test('is as it was when the machine dies in the middle, and opens again', async () => {
    libraryAt(migrations.length, path);
    const program = join(import.meta.dirname, 'crashInMigration.ts');
    expect(spawnSync(process.execPath, [program, path, copyPath()]).signal).toBe('SIGKILL');
    const connection = openConnection(path, 'write', null);
    expect(readVersion(connection)).toBe(migrations.length);
    expect(
      connection.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('half', 'whole')").pluck().get(),
    ).toBe(0);
    expect(connection.prepare('SELECT min(words) FROM story').pluck().get()).toBeGreaterThan(0);
    connection.close();
    const core = await openCore({ dataFolder: folder.path, now });
    expect(await core.dispatch('stories.read', { id: 'fixture-ferry' })).toMatchObject({ ok: true });
    await core.close();
  });
});

describe('a library of a newer Stet', () => {
  test('opens to read, refuses every change in plain words, and stays byte for byte as it is', async () => {
    libraryAt(migrations.length, path);
    const connection = openConnection(path, 'write', null);
    connection.exec(one);
    connection.pragma('user_version = 99');
    connection.close();
    const before = hashOf(path);
    const core = await openCore({ dataFolder: folder.path, now });
    const api = connect({ call: core.dispatch, on: core.onEvent });
    const info = await api.call('app.info', {});
    expect([info.library, info.notices]).toEqual(['newer', [expect.stringContaining('newer Stet')]]);
    const { story, readOnly } = await api.call('stories.read', { id: 'fixture-ferry' });
    expect(readOnly).toContain('newer Stet');
    expect((await api.call('stories.list', { query: 'ferry' })).rows.map(({ id }) => id)).toEqual([
      'fixture-ferry',
    ]);
    for (const [call, input] of [
      ['stories.create', {}],
      [
        'stories.save',
        { id: story.id, baseRevision: story.revision, document: article('x'), meta: storyMeta.parse({}) },
      ],
      ['stories.trash', { ids: [story.id] }],
      ['versions.cut', { id: story.id }],
      ['contributors.save', { kind: 'desk', name: 'x' }],
      ['notices.remove', { id: 'notice-law' }],
      ['settings.write', { values: { a: 1 } }],
      ['samples.add', {}],
    ] as const) {
      expect(await core.dispatch(call, input)).toMatchObject({
        ok: false,
        error: { code: 'readOnly', message: expect.stringContaining('Update Stet') },
      });
    }
    const { outcomes } = await api.call('exports.write', {
      ids: [story.id],
      format: 'json',
      folder: join(folder.path, 'out'),
    });
    expect(outcomes[0]?.error).toBe(null);
    await core.close();
    expect(hashOf(path)).toBe(before);
  });
});

describe('a library that cannot be read', () => {
  test.each([
    ['a file that is no database', Buffer.from('not a database at all '.repeat(500))],
    ['another program’s database', null],
    ['a file of zeros', Buffer.alloc(20_000)],
  ])('%s is moved aside as it is, and said', async (_what, content) => {
    if (content === null) {
      const other = openConnection(path, 'write', null);
      other.exec('CREATE TABLE theirs (a)');
      other.pragma('application_id = 7');
      other.pragma('user_version = 1');
      other.close();
    } else writeFileSync(path, content);
    const before = hashOf(path);
    const core = await openCore({ dataFolder: folder.path, now });
    const api = connect({ call: core.dispatch, on: core.onEvent });
    const { library, notices } = await api.call('app.info', {});
    expect([library, notices]).toEqual(['open', [expect.stringContaining('damaged')]]);
    const [aside = ''] = readdirSync(join(folder.path, 'damaged')).filter((name) => name.endsWith('.sqlite'));
    expect(hashOf(join(folder.path, 'damaged', aside))).toBe(before);
    await expect(api.call('stories.create', {})).resolves.toMatchObject({ id: expect.any(String) });
    await core.close();
  });

  test('a file damaged in the middle gives back the stories that are whole', async () => {
    const first = await openCore({ dataFolder: folder.path, now });
    for (let number = 0; number < 60; number += 1) {
      const reply = await first.dispatch('stories.create', {
        document: article(`Story ${number}`, 'Text of some length. '.repeat(200)),
      });
      expect(reply.ok).toBe(true);
    }
    await first.close();
    const bytes = readFileSync(path);
    for (let at = Math.floor(bytes.length / 2); at < bytes.length / 2 + 20_000; at += 1) bytes[at] = 0x5a;
    writeFileSync(path, bytes);
    const core = await openCore({ dataFolder: folder.path, now });
    const api = connect({ call: core.dispatch, on: core.onEvent });
    const { notices } = await api.call('app.info', {});
    expect(notices).toEqual([expect.stringContaining('Stories taken over from it')]);
    const { rows, total } = await api.call('stories.list', { limit: 100 });
    expect(total).toBeGreaterThan(30);
    for (const { id } of rows)
      expect(await core.dispatch('stories.read', { id })).toMatchObject({ ok: true });
    await core.close();
  });

  test('a damaged file gives back versions, contributors, notices and settings too', async () => {
    const first = await openCore({ dataFolder: folder.path, now });
    const own = connect({ call: first.dispatch, on: first.onEvent });
    await own.call('contributors.save', { kind: 'person', name: 'Ada Brook' });
    await own.call('settings.write', { values: { theme: 'dark' } });
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }];
    await own.call('notices.save', { title: 'Law', kind: 'legal', texts: [{ language: 'en', content }] });
    const { id } = await own.call('stories.create', { document: article('Kept') });
    await own.call('versions.cut', { id, label: 'To the desk' });
    for (let number = 0; number < 60; number += 1)
      await own.call('stories.create', { document: article('Filler', 'Text of some length. '.repeat(200)) });
    await first.close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, bytes.length - 40_000, bytes.length - 20_000);
    writeFileSync(path, bytes);
    const core = await openCore({ dataFolder: folder.path, now });
    const api = connect({ call: core.dispatch, on: core.onEvent });
    expect((await api.call('app.info', {})).notices).toEqual([expect.stringContaining('versions: 1.')]);
    const { versions } = await api.call('versions.list', { id });
    expect(versions.map(({ label, headline }) => [label, headline])).toEqual([['To the desk', 'Kept']]);
    const read = await api.call('versions.read', { id, version: versions[0]?.id ?? 0 });
    expect(textOf(read.document)).toContain('Kept');
    expect((await api.call('contributors.list', {})).contributors.map(({ name }) => name)).toEqual([
      'Ada Brook',
    ]);
    expect((await api.call('notices.list', {})).notices.map(({ title }) => title)).toEqual(['Law']);
    expect((await api.call('settings.read', {})).theme).toBe('dark');
    await core.close();
  });

  test('an empty file, left by a start that was cut off, is an empty library', async () => {
    writeFileSync(path, '');
    const core = await openCore({ dataFolder: folder.path, now });
    expect(await core.dispatch('app.info', {})).toMatchObject({ value: { library: 'open', notices: [] } });
    await core.close();
  });
});

test('every file of the data folder is the owner’s alone', async () => {
  const core = await openCore({ dataFolder: join(folder.path, 'data'), now });
  await core.announce({ url: 'http://127.0.0.1:1/', token: 'secret' });
  await core.dispatch('stories.create', {});
  await core.dispatch('stories.list', { query: 'word' });
  const names = readdirSync(join(folder.path, 'data'), { recursive: true, withFileTypes: true });
  expect(names.length).toBeGreaterThan(5);
  for (const entry of [...names.map((name) => join(name.parentPath, name.name)), join(folder.path, 'data')]) {
    expect([entry, statSync(entry).mode & 0o077]).toEqual([entry, 0]);
  }
  await core.close();
  expect(existsSync(join(folder.path, 'data', 'desk.json'))).toBe(false);
});

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
