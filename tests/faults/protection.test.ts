import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import { barePlatform, type Platform } from '../../electron/core/platform.ts';
import { prepareConversion } from '../../electron/core/protection/conversion.ts';
import { type KeyFile, makeKeyFile } from '../../electron/core/protection/keyFile.ts';
import { finishConversion, readyToTurn, type Turn } from '../../electron/core/protection/turn.ts';
import { foldedWords } from '../../electron/core/search/fold.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import { article, textOf } from '../contract/article.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { makePng } from '../contract/makePng.ts';
import { isFull } from './form.ts';

// A library under a passphrase: nothing of it in the clear on the disk, nothing lost on the way there and back.

const passphrase = 'four words nobody guesses';
/** Every guess takes half a second by design, and the whole form makes hundreds. */
const patience = isFull ? 900_000 : 120_000;
vi.setConfig({ testTimeout: patience });
const secrets = ['Quicksilvermond', 'Zwölfuhrläuten', 'rotkehlchenweg', 'Abendpfauenauge'] as const;
const [headline, words, slug, notes] = secrets;
const spellings = secrets.flatMap((secret) => [secret, ...foldedWords(secret)]);

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let backups: string;
let time: number;
let core: Core;
let api: Api;
let events: DeskEvent[];

beforeEach(async () => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
  backups = join(folder.path, 'backups');
  time = Date.parse('2026-03-01T08:00:00Z');
  await open();
});
afterEach(async () => {
  vi.useRealTimers();
  await core.close();
  folder.remove();
});

async function open(lent: Partial<Platform> = {}): Promise<void> {
  const options = {
    dataFolder: data,
    backupFolder: backups,
    now: () => new Date(time),
    withSamples: false,
  };
  core = await openCore(options, { ...barePlatform, host: 'browser', ...lent });
  api = connect({ call: core.dispatch, on: core.onEvent });
  events = [];
  core.onEvent((event) => events.push(event));
}

async function reopen(): Promise<void> {
  await core.close();
  await open();
}

/** A story with a secret in every place that keeps text, a picture, a version and a backup. */
async function writeStory(): Promise<{ id: string; source: string }> {
  const { source } = await api.call('media.add', { name: `${slug}.png`, bytes: await makePng(40, 30) });
  const document = article(headline, `${words} stands here. `.repeat(60));
  const { id } = await api.call('stories.create', { document, meta: { slug, notes } });
  await api.call('versions.cut', { id, label: words });
  time += 60_000;
  await api.call('backups.make', {});
  await findsIt();
  return { id, source };
}

/** The index is made anew after a conversion, and follows what is saved a little later. */
const findsIt = () =>
  vi.waitFor(async () => expect((await api.call('stories.list', { query: words })).total).toBe(1), 10_000);

const protect = (next: string | null, current: string | null = null) =>
  api.call('protection.set', { current, next, job: 'protect' });
const stateOf = async () => (await api.call('protection.read', {})).state;

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** Files that hold a secret, or the picture, or are called by one. */
function inTheClear(): readonly string[] {
  return filesIn(folder.path).filter((path) => {
    const bytes = readFileSync(path);
    return (
      spellings.some((secret) => bytes.includes(secret) || path.includes(secret)) || bytes.includes('IHDR')
    );
  });
}

/** A conversion of the closed library, called off at its step `cancelAt`, counted from 0. */
function prepare(to: Uint8Array, keyFile: KeyFile, cancelAt = Number.POSITIVE_INFINITY): Turn {
  const cancelled = new Int32Array(1);
  let step = 0;
  return prepareConversion(
    { dataFolder: data, backupFolder: backups, from: null, to, keyFile, cancelled },
    () => {
      if (step === cancelAt) cancelled[0] = 1;
      step += 1;
    },
  );
}

const hashes = () =>
  Object.fromEntries(
    filesIn(folder.path)
      // Who uses the folder is said anew every minute.
      .filter((path) => !/(lock\.sqlite|in-use\.json)$/.test(path))
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );

async function expectWhole({ id, source }: { id: string; source: string }): Promise<void> {
  const { story } = await api.call('stories.read', { id });
  expect(textOf(story.document)).toContain(words);
  expect(story.meta).toMatchObject({ slug, notes });
  const file = core.media(source);
  if (file === null) throw new Error('The picture is gone.');
  expect(await buffer(file.read(0, file.bytes - 1))).toEqual(Buffer.from(await makePng(40, 30)));
  expect((await api.call('versions.list', { id })).versions.some(({ label }) => label === words)).toBe(true);
  await findsIt();
  const [backup] = (await api.call('backups.list', {})).backups;
  expect(await api.call('backups.read', { name: backup?.name ?? '' })).toMatchObject({ same: 1, total: 0 });
}

test('a library that is encrypted in use keeps all it holds, and nothing of it lies in the clear', async () => {
  const story = await writeStory();
  expect(inTheClear().length).toBeGreaterThan(4);
  await protect(passphrase);
  expect(events.some((event) => event.type === 'progress' && event.done === event.total)).toBe(true);
  await expectWhole(story);
  expect(inTheClear()).toEqual([]);

  // What is written from now on as well: a save, a version, a picture, a backup, what was removed.
  const { story: read } = await api.call('stories.read', { id: story.id });
  await api.call('stories.save', {
    id: story.id,
    baseRevision: read.revision,
    document: article(headline, `${words}, once more.`),
    meta: read.meta,
  });
  await api.call('media.add', { name: 'second.png', bytes: await makePng(41, 30) });
  time += 60_000;
  await api.call('backups.make', {});
  expect(inTheClear()).toEqual([]);
  await core.close();
  expect(inTheClear()).toEqual([]);
  if (process.platform !== 'win32')
    for (const path of filesIn(folder.path)) expect(statSync(path).mode & 0o077, path).toBe(0);
  await open();
});

test('it opens with its passphrase alone, in whatever way that is typed', async () => {
  const phrase = 'Zoë trinkt Tee um halb vier';
  const story = await writeStory();
  await protect(phrase);
  await reopen();
  expect(await stateOf()).toBe('locked');
  await expect(api.call('stories.list', {})).rejects.toMatchObject({ code: 'locked' });
  expect(core.media(story.source)).toBeNull();
  await expect(
    api.call('protection.unlock', { passphrase: 'Zoe trinkt Tee um halb vier' }),
  ).rejects.toMatchObject({
    code: 'invalid',
    details: { reason: 'passphrase' },
  });
  // The accent as a sign of its own, and the spaces of another keyboard.
  await api.call('protection.unlock', { passphrase: phrase.normalize('NFD').replaceAll(' ', '\u00a0') });
  expect(await stateOf()).toBe('open');
  expect(events).toContainEqual({ type: 'unlocked' });
  await expectWhole(story);
});

test('a hundred wrong passphrases change no byte', async ({ task }) => {
  const tries = isFull ? 100 : 6;
  task.meta.faults = { tried: tries };
  const story = await writeStory();
  await protect(passphrase);
  await reopen();
  const before = hashes();
  for (let number = 0; number < tries; number += 1)
    await expect(api.call('protection.unlock', { passphrase: `wrong ${number}` })).rejects.toMatchObject({
      code: 'invalid',
    });
  expect(hashes()).toEqual(before);
  await api.call('protection.unlock', { passphrase });
  await expectWhole(story);
});

test('the passphrase is changed, and the library is decrypted again', async () => {
  const story = await writeStory();
  await protect(passphrase);
  await expect(protect('another of some length', 'not this one')).rejects.toMatchObject({ code: 'invalid' });
  await expect(protect('too short', passphrase)).rejects.toMatchObject({ code: 'invalid' });
  await protect('another of some length', passphrase);
  await reopen();
  await expect(api.call('protection.unlock', { passphrase })).rejects.toMatchObject({ code: 'invalid' });
  await api.call('protection.unlock', { passphrase: 'another of some length' });
  await expectWhole(story);

  await protect(null, 'another of some length');
  expect(await stateOf()).toBe('off');
  await expectWhole(story);
  await reopen();
  await expectWhole(story);
  expect(filesIn(folder.path).filter((path) => /library-key|\.sealed$/.test(path))).toEqual([]);
});

test('it is locked when every window has saved, and not before', async () => {
  await writeStory();
  await protect(passphrase);
  let isSaved = false;
  core.countWindows(() => 1);
  core.onEvent((event) => {
    if (event.type === 'closing' && isSaved) void api.call('app.flushed', {});
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const refused = expect(api.call('protection.lock', {})).rejects.toMatchObject({ code: 'storage' });
  await vi.advanceTimersByTimeAsync(6000);
  await refused;
  vi.useRealTimers();
  expect(await stateOf()).toBe('open');
  isSaved = true;
  await api.call('protection.lock', {});
  expect(await stateOf()).toBe('locked');
  expect(events).toContainEqual({ type: 'locked' });
});

test('whoever waits for windows to save does not wait for one that has gone', async () => {
  await writeStory();
  await protect(passphrase);
  let windows = 2;
  core.countWindows(() => windows);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const locked = api.call('protection.lock', {});
  await vi.waitFor(() => expect(events).toContainEqual({ type: 'closing' }));
  windows = 1;
  core.windowLeft();
  expect(await stateOf(), 'the other may have something to save').toBe('open');
  windows = 0;
  core.windowLeft();
  await locked;
  expect(await stateOf()).toBe('locked');
});

test('it locks by itself when nobody is there, after as many minutes as were set', async () => {
  await writeStory();
  await protect(passphrase);
  await api.call('settings.write', { values: { lockAfter: 5 } });
  await core.close();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date', 'performance'] });
  await open();
  await api.call('protection.unlock', { passphrase });
  for (let minute = 0; minute < 8; minute += 1) {
    await vi.advanceTimersByTimeAsync(60_000);
    await api.call('protection.stay', {});
  }
  expect(await stateOf()).toBe('open');
  await vi.advanceTimersByTimeAsync(5 * 60_000 + 20_000);
  await vi.waitFor(async () => expect(await stateOf()).toBe('locked'));
});

test('a dialog that was left open does not keep it open as well', async () => {
  await writeStory();
  await protect(passphrase);
  await core.close();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date', 'performance'] });
  const { promise: person, resolve: choose } = Promise.withResolvers<string | null>();
  await open({ chooseFolder: () => person });
  await api.call('protection.unlock', { passphrase });
  const choosing = api.call('platform.chooseFolder', { start: '' });
  await vi.advanceTimersByTimeAsync(10 * 60_000 + 20_000);
  await vi.waitFor(async () => expect(await stateOf()).toBe('locked'));
  choose('/elsewhere');
  expect(await choosing).toEqual({ folder: '/elsewhere' });
});

test('a machine that slept through the minutes finds it locked', async () => {
  await protect(passphrase);
  await core.close();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  await open();
  await api.call('protection.unlock', { passphrase });
  vi.setSystemTime(Date.now() + 11 * 60_000);
  await vi.advanceTimersByTimeAsync(10_000);
  await vi.waitFor(async () => expect(await stateOf()).toBe('locked'));
});

test('a lost or damaged key file is put back from its copies, and is never taken for a damaged library', async () => {
  const story = await writeStory();
  await protect(passphrase);
  await core.close();
  const key = join(data, 'library-key.json');
  writeFileSync(key, readFileSync(key, 'utf8').replace('"key": "', '"key": "A'));
  await open();
  await api.call('protection.unlock', { passphrase });
  await expectWhole(story);

  await core.close();
  for (const name of ['library-key.json', 'library-key-copy.json']) rmSync(join(data, name));
  await open();
  expect(await stateOf()).toBe('locked');
  await api.call('protection.unlock', { passphrase });
  await expectWhole(story);
  expect(existsSync(key)).toBe(true);

  await core.close();
  const whole = readFileSync(key);
  for (const path of filesIn(folder.path).filter((name) => name.includes('library-key')))
    writeFileSync(path, '{"format":');
  const before = hashes();
  await expect(open()).rejects.toMatchObject({ code: 'damaged' });
  expect(hashes()).toEqual(before);
  writeFileSync(key, whole);
  await open();
});

test('a disk that refuses the copy of a key file holds nobody up, is said, and is tried again', async () => {
  const story = await writeStory();
  await protect(passphrase);
  await core.close();
  const copy = join(data, 'library-key-copy.json');
  rmSync(copy);
  // A folder where the file would be made stands for any disk that refuses.
  mkdirSync(`${copy}.part`);
  await open();
  await api.call('protection.unlock', { passphrase });
  expect(events).toContainEqual({ type: 'unlocked' });
  expect(events).toContainEqual(expect.objectContaining({ type: 'notice', level: 'warning' }));
  expect((await api.call('app.info', {})).notices).toEqual([
    expect.stringContaining('Not every copy of library-key.json'),
  ]);
  expect(readFileSync(join(data, 'log', 'stet.log'), 'utf8')).toMatch(/ gate open \w*Error \S*EISDIR\n/);
  await expectWhole(story);

  // A new passphrase is in force as soon as the first file has it, and is not said to have failed then.
  await protect('another of some length', passphrase);
  await core.close();
  rmSync(`${copy}.part`, { recursive: true });
  await open();
  await expect(api.call('protection.unlock', { passphrase })).rejects.toMatchObject({ code: 'invalid' });
  await api.call('protection.unlock', { passphrase: 'another of some length' });
  expect((await api.call('app.info', {})).notices).toEqual([]);
  expect(readFileSync(copy)).toEqual(readFileSync(join(data, 'library-key.json')));
  await expectWhole(story);
});

test('a damaged encrypted library is put back from its backup and its journal', async () => {
  const story = await writeStory();
  await protect(passphrase);
  time += 60_000;
  await api.call('backups.make', {});
  const { id } = await api.call('stories.create', {
    document: article('Written since', 'After the backup.'),
  });
  await core.close();
  const path = join(data, 'stet.sqlite');
  const bytes = readFileSync(path);
  for (const at of [18, 19, 40, 4096 * 2 + 7]) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    writeFileSync(path, damaged);
    time += 60_000;
    await open();
    await api.call('protection.unlock', { passphrase });
    expect(textOf((await api.call('stories.read', { id })).story.document)).toContain('After the backup');
    expect(textOf((await api.call('stories.read', { id: story.id })).story.document)).toContain(words);
    expect((await api.call('app.info', {})).notices.join()).toContain('damaged');
    await core.close();
  }
  expect(inTheClear()).toEqual([]);
  await open();
});

test('backups of a lost encrypted library open with its passphrase in a new one', async () => {
  const { id } = await writeStory();
  await protect(passphrase);
  time += 60_000;
  await api.call('backups.make', {});
  await core.close();
  rmSync(data, { recursive: true });
  await open();
  await api.call('protection.set', { current: null, next: 'quite another passphrase', job: 'again' });
  time += 60_000;
  await api.call('backups.make', {});
  const locked = (await api.call('backups.list', {})).backups.filter((one) => one.isLocked);
  const name = locked[0]?.name ?? '';
  await expect(api.call('backups.read', { name })).rejects.toMatchObject({ code: 'locked' });
  await expect(api.call('backups.unlock', { name, passphrase: 'wrong' })).rejects.toMatchObject({
    code: 'invalid',
  });
  await api.call('backups.unlock', { name, passphrase });
  expect((await api.call('backups.restore', { name, ids: [id] })).outcomes).toEqual([{ id, error: null }]);
  expect(textOf((await api.call('stories.read', { id })).story.document)).toContain(words);
});

test('killed at any step of putting the encrypted library in place, it is whole and encrypted at the next start', async ({
  task,
}) => {
  const story = await writeStory();
  await core.close();
  const key = new Uint8Array(randomBytes(32));
  const keyFile = await makeKeyFile(key, passphrase);
  readyToTurn(data, prepare(key, keyFile));
  const prepared = join(folder.path, '..', `${basename(folder.path)}-prepared`);
  execFileSync('cp', ['-a', folder.path, prepared]);
  let tried = 0;
  try {
    for (let step = 0; ; step += isFull ? 1 : 23) {
      rmSync(folder.path, { recursive: true });
      execFileSync('cp', ['-a', prepared, folder.path]);
      const { signal, status } = spawnSync(process.execPath, [
        join(import.meta.dirname, 'turnAndDie.ts'),
        data,
        backups,
        String(step),
      ]);
      if (signal === null) expect(status).toBe(0);
      else tried += 1;
      await open();
      expect(await stateOf(), `after step ${step}`).toBe('locked');
      await api.call('protection.unlock', { passphrase });
      await expectWhole(story);
      expect(inTheClear(), `after step ${step}`).toEqual([]);
      if (signal === null) break;
      await core.close();
    }
  } finally {
    rmSync(prepared, { recursive: true });
  }
  expect(tried).toBeGreaterThan(3);
  task.meta.faults = { tried };
});

test('killed while it was being encrypted, it is as it was, and no half copy stays', async () => {
  const story = await writeStory();
  await core.close();
  const key = new Uint8Array(randomBytes(32));
  const keyFile = await makeKeyFile(key, passphrase);
  prepare(key, keyFile);
  await open();
  expect(await stateOf()).toBe('off');
  await expectWhole(story);
  expect([...readdirSync(data), ...readdirSync(backups)]).not.toContain('converting');
});

test('called off at any step, it is byte by byte as it was', async ({ task }) => {
  await writeStory();
  await core.close();
  const key = new Uint8Array(randomBytes(32));
  const keyFile = await makeKeyFile(key, passphrase);
  const before = hashes();
  let tried = 0;
  const isCalledOff = (step: number): boolean => {
    try {
      prepare(key, keyFile, step);
      return false;
    } catch (error) {
      expect(error).toMatchObject({ code: 'cancelled' });
      return true;
    }
  };
  for (; isCalledOff(tried); tried += 1) {
    finishConversion(data, backups);
    expect(hashes(), `step ${tried}`).toEqual(before);
  }
  expect(tried).toBeGreaterThan(4);
  task.meta.faults = { tried };
  finishConversion(data, backups);
  await open();
});

test('it is called off in use, and goes on; what is saved meanwhile waits', async () => {
  const story = await writeStory();
  /** Calls it off at the first sign of progress, and saves in the same moment. */
  const callOff = async (next: string | null, current: string | null): Promise<void> => {
    const { story: read } = await api.call('stories.read', { id: story.id });
    let saving: Promise<unknown> = Promise.resolve();
    const stop = core.onEvent((event) => {
      if (event.type !== 'progress') return;
      stop();
      saving = Promise.all([
        stateOf(),
        api.call('protection.cancel', { job: 'protect' }),
        api.call('stories.save', {
          id: read.id,
          baseRevision: read.revision,
          document: article(headline, `${words}, revision ${read.revision}.`),
          meta: read.meta,
        }),
      ]);
    });
    await expect(protect(next, current)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await saving).toMatchObject(['changing', {}, { revision: read.revision + 1 }]);
  };
  await callOff(passphrase, null);
  expect(await stateOf()).toBe('off');
  time += 60_000;
  await api.call('backups.make', {});
  await reopen();
  await expectWhole(story);
  expect(filesIn(folder.path).filter((path) => /library-key|\.sealed$|converting/.test(path))).toEqual([]);

  await protect(passphrase);
  await callOff(null, passphrase);
  time += 60_000;
  await api.call('backups.make', {});
  expect(await stateOf()).toBe('open');
  expect(inTheClear()).toEqual([]);
  const changing = expect(protect('another of some length', passphrase)).rejects.toMatchObject({
    code: 'cancelled',
  });
  await expect(protect('a third of some length', passphrase)).rejects.toMatchObject({ code: 'storage' });
  await api.call('protection.cancel', { job: 'protect' });
  await changing;
  await reopen();
  await api.call('protection.unlock', { passphrase });
  await expectWhole(story);
});

test('every window is told of a conversion that takes long, and of no other', async () => {
  await writeStory();
  const told = () => events.filter(({ type }) => type === 'notice');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const stop = core.onEvent(({ type }) => {
    if (type !== 'progress') return;
    stop();
    vi.advanceTimersByTime(1900);
    expect(told()).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(told()).toMatchObject([{ text: expect.stringContaining('The library is being encrypted') }]);
  });
  await protect(passphrase);
  await protect(null, passphrase);
  vi.advanceTimersByTime(60_000);
  expect(told()).toHaveLength(1);
});

test('a Stet that is closed while it encrypts calls it off', async () => {
  const story = await writeStory();
  const begun = new Promise<void>((resolve) =>
    core.onEvent(({ type }) => {
      if (type === 'progress') resolve();
    }),
  );
  const protecting = protect(passphrase).then(
    () => 'open',
    () => 'off',
  );
  await begun;
  // What a window still saves before Stet goes does not wait for the end.
  const saved = api.call('stories.create', { document: article('The last words', 'Typed meanwhile.') });
  expect(await core.flush(1000)).toBe(true);
  const { id } = await saved;
  await core.close();
  const state = await protecting;
  await open();
  if (state === 'open') await api.call('protection.unlock', { passphrase });
  expect(await stateOf()).toBe(state);
  expect((await api.call('stories.read', { id: story.id })).story.meta).toMatchObject({ slug, notes });
  expect((await api.call('stories.read', { id })).story.document).toMatchObject({ type: 'doc' });
});

test('a disk that refuses the copy leaves the library open, in the clear and whole', async () => {
  const story = await writeStory();
  // A file where the folder would be made stands for any disk that refuses.
  writeFileSync(join(data, 'converting'), '');
  await expect(protect(passphrase)).rejects.toMatchObject({ code: 'invalid' });
  expect(await stateOf()).toBe('off');
  await expectWhole(story);
  await protect(passphrase);
  await expectWhole(story);
});
