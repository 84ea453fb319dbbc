import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listBackups } from '../../electron/core/backup/backupFiles.ts';
import type { Core } from '../../electron/core/core.ts';
import { openConnection } from '../../electron/core/db/open.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import { article, manyWords, textOf, withPicture } from '../contract/article.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { makePng } from '../contract/makePng.ts';
import { asideFiles, fillDesk, textsOf } from './deskFiles.ts';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let backups: string;
let time: number;
let core: Core;
let api: Api;

beforeEach(async () => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
  backups = join(folder.path, 'backups');
  time = Date.parse('2026-03-01T08:00:00Z');
  await open();
});
afterEach(async () => {
  await core.close();
  folder.remove();
});

async function open(): Promise<void> {
  core = await openCore({
    dataFolder: data,
    backupFolder: backups,
    now: () => new Date(time),
    withSamples: false,
  });
  api = connect({ call: core.dispatch, on: core.onEvent });
}

async function backUp(): Promise<string> {
  time += 60_000;
  return (await api.call('backups.make', {})).name;
}

async function save(id: string, headline: string): Promise<void> {
  const { story } = await api.call('stories.read', { id });
  const { revision, meta } = story;
  await api.call('stories.save', { id, baseRevision: revision, document: article(headline), meta });
}

const headlineOf = async (id: string) =>
  textOf((await api.call('stories.read', { id })).story.document).split(' One.')[0];

test('a backup is made while stories are saved, lies outside the data folder, and only its owner reads it', async () => {
  await fillDesk(api, 3);
  const making = backUp();
  for (let number = 0; number < 20; number += 1)
    await api.call('stories.create', { document: article(`Meanwhile ${number}`, manyWords(300)) });
  const name = await making;
  expect(readdirSync(backups)).toEqual([name]);
  if (process.platform !== 'win32') expect(statSync(join(backups, name)).mode & 0o077).toBe(0);
  const { folder: place, trouble, backups: listed } = await api.call('backups.list', {});
  expect({ place, trouble, names: listed.map((one) => one.name) }).toEqual({
    place: backups,
    trouble: null,
    names: [name],
  });
  const { total, same } = await api.call('backups.read', { name });
  // What came after it began is not in it; what was there before is, to the word.
  expect(same).toBeGreaterThanOrEqual(3);
  expect(total).toBe(0);
});

test('what was changed, trashed or removed since comes back as it was, and what stands there is a version', async () => {
  const ids: Record<'changed' | 'trashed' | 'gone' | 'same', string> = {
    changed: '',
    trashed: '',
    gone: '',
    same: '',
  };
  for (const key of Object.keys(ids) as (keyof typeof ids)[])
    ids[key] = (await api.call('stories.create', { document: article(`Then ${key}`) })).id;
  const name = await backUp();
  await save(ids.changed, 'Now');
  await api.call('stories.trash', { ids: [ids.gone] });
  await api.call('stories.emptyTrash', {});
  await api.call('stories.trash', { ids: [ids.trashed] });

  const read = await api.call('backups.read', { name });
  expect(read.same).toBe(1);
  expect(Object.fromEntries(read.stories.map(({ id, state }) => [id, state]))).toEqual({
    [ids.changed]: 'changed',
    [ids.trashed]: 'trashed',
    [ids.gone]: 'gone',
  });
  const differing = [ids.changed, ids.trashed, ids.gone];
  const { outcomes } = await api.call('backups.restore', { name, ids: [...differing, 'nobody'] });
  expect(outcomes).toEqual([
    ...differing.map((id) => ({ id, error: null })),
    { id: 'nobody', error: expect.stringContaining('damaged in the backup') },
  ]);
  const { rows } = await api.call('stories.list', {});
  expect(rows.map(({ headline }) => headline).toSorted()).toEqual([
    'Then changed',
    'Then gone',
    'Then same',
    'Then trashed',
  ]);
  const { versions } = await api.call('versions.list', { id: ids.changed });
  expect(versions.map(({ headline }) => headline)).toContain('Now');
  // And the way back again.
  const before = versions.find(({ headline }) => headline === 'Now');
  const { story } = await api.call('stories.read', { id: ids.changed });
  await api.call('versions.restore', {
    id: ids.changed,
    version: before?.id ?? 0,
    baseRevision: story.revision,
  });
  expect(await headlineOf(ids.changed)).toBe('Now');
  expect((await api.call('backups.read', { name })).total).toBe(1);
});

test('a library that was lost with its journal comes back from the newest backup that is sound', async () => {
  await fillDesk(api, 4);
  const earlier = await backUp();
  const texts = await textsOf(api);
  await api.call('stories.create', { document: article('Last') });
  const later = await backUp();
  await core.close();
  truncateSync(join(backups, later), 9000);
  writeFileSync(join(data, 'stet.sqlite'), Buffer.alloc(40_000, 0x5a));
  rmSync(join(data, 'journal'), { recursive: true });
  const found = readFileSync(join(data, 'stet.sqlite'));

  await open();
  const { library, notices } = await api.call('app.info', {});
  expect(library).toBe('open');
  expect(notices.join(' ')).toMatch(/backup/);
  expect(await textsOf(api)).toEqual(texts);
  expect(asideFiles(data).some(({ bytes }) => bytes.equals(found))).toBe(true);
  expect(readdirSync(backups)).toEqual(expect.arrayContaining([earlier, later]));
});

test('with its journal, what was saved after the backup comes back as well', async () => {
  await fillDesk(api, 2);
  await backUp();
  const { id } = await api.call('stories.create', { document: article('After the backup') });
  await core.close();
  rmSync(join(data, 'stet.sqlite'));
  await open();
  expect(await headlineOf(id)).toBe('After the backup');
  expect((await api.call('stories.list', {})).total).toBe(3);
});

test('a minute after the opening the first is made, but only of a library in which something was saved', async () => {
  await core.close();
  const afterAMinute = async (work: () => Promise<unknown>) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await open();
    await work();
    vi.advanceTimersByTime(61_000);
    vi.useRealTimers();
    // Long enough for a backup of so little.
    await pause(600);
  };
  await afterAMinute(async () => undefined);
  expect((await api.call('backups.list', {})).backups).toEqual([]);
  await core.close();
  await afterAMinute(() => api.call('stories.create', { document: article('Something') }));
  await expect.poll(async () => (await api.call('backups.list', {})).backups.length).toBe(1);
  await core.close();
  await afterAMinute(async () => undefined);
  // Nothing was saved since.
  expect((await api.call('backups.list', {})).backups).toHaveLength(1);
});

test('a text that is damaged makes no backup, and the earlier one stays', async () => {
  const { id } = await api.call('stories.create', { document: article('Sound') });
  const name = await backUp();
  const library = openConnection(join(data, 'stet.sqlite'), 'write', null);
  library
    .prepare("UPDATE content SET document = replace(document, 'Sound', 'Saund') WHERE story_id = ?")
    .run(id);
  library.close();
  await expect(backUp()).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringMatching(/earlier backups are kept/),
  });
  expect(readdirSync(backups)).toEqual([name]);
  expect((await api.call('backups.list', {})).trouble).toMatch(/not sound/);
});

test('where nothing can be written it is said, stories are saved on, and it works again by itself', async () => {
  writeFileSync(backups, 'a file in the way');
  await expect(backUp()).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringMatching(/No backup could be made.*saved as before/),
  });
  const { id } = await api.call('stories.create', { document: article('Saved on') });
  expect(await headlineOf(id)).toBe('Saved on');
  rmSync(backups);
  expect(readdirSync(backups.replace(/backups$/, ''))).not.toContain('backups');
  const name = await backUp();
  expect(await api.call('backups.list', {})).toMatchObject({ trouble: null, backups: [{ name }] });
});

test('what a crash left of a backup is no backup, and goes', async () => {
  mkdirSync(backups);
  const left = `stet-2026-02-28T10-00-00-000Z.sqlite.part`;
  writeFileSync(join(backups, left), 'half');
  expect(listBackups(backups)).toEqual([]);
  const name = await backUp();
  expect(readdirSync(backups)).toEqual([name]);
});

test('a second place gets a copy of each; while it is away that is said, and it catches up when it is back', async () => {
  const stick = join(folder.path, 'stick');
  await api.call('stories.create', { document: article('Kept twice') });
  const first = await backUp();
  const inStick = () => readdirSync(join(stick, 'stet-backups'), { recursive: true }).map(String);
  const setSecond = (place: string) => api.call('backups.setSecond', { place });
  await expect(setSecond(stick)).rejects.toMatchObject({ code: 'notFound' });
  await expect(setSecond('stick')).rejects.toMatchObject({ code: 'invalid' });
  await expect(setSecond(data)).rejects.toMatchObject({ code: 'invalid' });

  mkdirSync(stick);
  await setSecond(stick);
  expect(inStick()).toContainEqual(expect.stringContaining(first));
  renameSync(stick, `${stick}-pulled-out`);
  await api.call('stories.create', { document: article('Meanwhile') });
  const second = await backUp();
  expect((await api.call('backups.list', {})).second).toEqual({
    place: stick,
    trouble: expect.stringMatching(/is not there.*Connect it/),
  });
  // A folder made where the stick is missing would take the copies and go with the disk.
  expect(existsSync(stick)).toBe(false);
  renameSync(`${stick}-pulled-out`, stick);
  expect(await backUp()).toBe(second);
  expect(inStick().filter((name) => name.endsWith('.sqlite'))).toHaveLength(2);
  const { second: after, backups: listed } = await api.call('backups.list', {});
  expect([after.trouble, listed.map(({ name }) => name)]).toEqual([null, [second, first]]);
  await setSecond('');
  expect(inStick()).toHaveLength(3);
});

test('when the disk is lost with everything on it, the second place gives the stories back, and their pictures', async () => {
  const stick = join(folder.path, 'stick');
  mkdirSync(stick);
  const source = await addPicture('harbour.png');
  const { id } = await api.call('stories.create', { document: withPicture('All that is left', source) });
  await api.call('backups.setSecond', { place: stick });
  await expect.poll(() => mediaIn(stick)).toEqual([source.slice('media:'.length)]);
  await core.close();
  rmSync(data, { recursive: true });
  rmSync(backups, { recursive: true });
  await open();
  expect((await api.call('stories.list', {})).total).toBe(0);

  await api.call('backups.setSecond', { place: stick });
  const { backups: listed } = await api.call('backups.list', {});
  expect(listed.map(({ isOfOther }) => isOfOther)).toEqual([false, true]);
  const name = listed[1]?.name ?? '';
  expect((await api.call('backups.read', { name })).stories).toMatchObject([{ id, state: 'gone' }]);
  await api.call('backups.restore', { name, ids: [id] });
  expect(await headlineOf(id)).toBe('All that is left');
  expect(core.media(source)).not.toBeNull();
  const { media } = await api.call('media.read', { sources: [source] });
  expect(media).toMatchObject([{ name: 'harbour.png', facts: { credit: 'Photo: Ines Roth' } }]);
});

test('a picture that was changed in the second place is not brought back for the one it was', async () => {
  const stick = join(folder.path, 'stick');
  mkdirSync(stick);
  const source = await addPicture('harbour.png');
  const { id } = await api.call('stories.create', { document: withPicture('With a picture', source) });
  await api.call('backups.setSecond', { place: stick });
  await expect.poll(() => mediaIn(stick)).toHaveLength(1);
  const { name = '' } = (await api.call('backups.list', {})).backups[0] ?? {};
  rmSync(join(data, 'media'), { recursive: true });
  const [copy = ''] = pathsIn(stick).filter((path) => path.includes('media') && path.endsWith('.png'));
  writeFileSync(copy, makePng(3, 3));
  await save(id, 'Without one');
  const restored = await api.call('backups.restore', { name, ids: [id] });
  expect(restored.outcomes).toEqual([{ id, error: null }]);
  expect([await headlineOf(id), core.media(source)]).toEqual(['With a picture', null]);
});

test('the second place keeps a picture for as long as a backup there knows it', async () => {
  const stick = join(folder.path, 'stick');
  mkdirSync(stick);
  const source = await addPicture('harbour.png');
  await api.call('stories.create', { document: article('First') });
  await api.call('backups.setSecond', { place: stick });
  await expect.poll(() => mediaIn(stick)).toHaveLength(1);
  await api.call('media.remove', { sources: [source] });
  expect(await api.call('media.emptyTrash', {})).toEqual({ removed: 1 });
  const other = await addPicture('quay.png', 5);
  const known = [source, other].map((one) => one.slice('media:'.length)).sort();
  await api.call('stories.create', { document: article('Second') });
  await backUp();
  await expect.poll(() => mediaIn(stick)).toEqual(known);

  const [, first = ''] = (await api.call('backups.list', {})).backups.map(({ name }) => name);
  for (const path of [...pathsIn(stick), join(backups, first)].filter((one) => one.endsWith(first)))
    rmSync(path);
  await addPicture('pier.png', 6);
  await api.call('stories.create', { document: article('Third') });
  await backUp();
  await expect.poll(() => mediaIn(stick)).not.toContain(known.find((one) => source.endsWith(one)));
  expect(mediaIn(stick)).toHaveLength(2);
});

const pathsIn = (place: string): readonly string[] =>
  readdirSync(place, { recursive: true }).map((path) => join(place, String(path)));

/** Names of whole files, in order. */
const mediaIn = (place: string): readonly string[] =>
  pathsIn(place)
    .filter((path) => /\.(png|sealed)$/.test(path))
    .map((path) => basename(path))
    .sort();

async function addPicture(name: string, width = 4): Promise<string> {
  const { source } = await api.call('media.add', { name, bytes: makePng(width, 4) });
  await api.call('media.update', { source, revision: 1, facts: { credit: 'Photo: Ines Roth' } });
  return source;
}
