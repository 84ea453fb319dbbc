import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import { writeDeskNote } from '../../electron/core/deskNote.ts';
import { type Lease, readLease, writeLease } from '../../electron/core/folder/lease.ts';
import { thisSystem } from '../../electron/core/folder/thisSystem.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import { article, textOf } from '../contract/article.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { type RunningServer, startServer } from './startServer.ts';

// One data folder has one writer, whatever way leads to it and whoever comes second.

// Several programs are started one after another.
vi.setConfig({ testTimeout: 120_000 });

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let cores: Core[];
let servers: RunningServer[];

beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
  cores = [];
  servers = [];
});
afterEach(async () => {
  vi.useRealTimers();
  for (const core of cores) await core.close();
  for (const { child, ended } of servers) {
    child.kill('SIGKILL');
    await ended;
  }
  folder.remove();
});

async function open(): Promise<{ readonly core: Core; readonly api: Api; readonly events: DeskEvent[] }> {
  const core = await openCore({ dataFolder: data, now: () => new Date(), withSamples: false });
  cores.push(core);
  const events: DeskEvent[] = [];
  core.onEvent((event) => events.push(event));
  return { core, api: connect({ call: core.dispatch, on: core.onEvent }), events };
}
async function closeLast(): Promise<void> {
  await cores.pop()?.close();
}
function serve(path: string): RunningServer {
  const server = startServer(path);
  servers.push(server);
  return server;
}

const headlinesOf = async (api: Api) =>
  (await api.call('stories.list', {})).rows.map(({ headline }) => headline).sort();
const addStory = (api: Api, headline: string) => api.call('stories.create', { document: article(headline) });

function writeForeignLease(patch: Partial<Lease> = {}): Lease {
  const foreign: Lease = {
    session: 'theirs',
    system: 'another one',
    machine: 'desk-in-the-other-room',
    beat: 7,
    every: 60,
    at: new Date().toISOString(),
    ...patch,
  };
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'in-use.json'), JSON.stringify(foreign));
  return foreign;
}

/** A core in a process of its own, which ends at once when it is refused. */
function openInChild(as: { readonly uid?: number; readonly gid?: number } = {}) {
  const program = join(import.meta.dirname, 'openFolder.ts');
  const { status, stderr } = spawnSync(process.execPath, [program, data], {
    ...as,
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status, stderr };
}

describe('a second start on the same folder', () => {
  const isRoot = process.getuid?.() === 0;

  test('is led to the first, through a link or a second mount as well', async () => {
    const { url } = (await serve(data).announced) ?? {};
    const way = (name: string) => join(folder.path, name);
    symlinkSync(data, way('link'));
    symlinkSync(folder.path, way('parent'));
    const ways = [way('link'), join(way('parent'), 'data')];
    if (isRoot) {
      mkdirSync(way('mount'));
      expect(spawnSync('mount', ['--bind', data, way('mount')]).status).toBe(0);
      ways.push(way('mount'));
    }
    try {
      const seconds = await Promise.all(ways.map((path) => serve(path).announced));
      expect(seconds).toEqual(ways.map(() => ({ running: url })));
    } finally {
      if (isRoot) spawnSync('umount', ['-l', way('mount')]);
    }
  });

  test.runIf(isRoot)('by another person of this machine is refused, and changes nothing', async () => {
    const { api } = await open();
    await addStory(api, 'Theirs');
    chmodSync(folder.path, 0o755);
    chmodSync(data, 0o777);
    const before = readFileSync(join(data, 'in-use.json'), 'utf8');
    expect(openInChild({ uid: 65_534, gid: 65_534 })).toEqual({
      status: 1,
      stderr: expect.stringContaining('You have no permission to write'),
    });
    expect(readFileSync(join(data, 'in-use.json'), 'utf8')).toBe(before);
    await addStory(api, 'Still');
    expect(await headlinesOf(api)).toEqual(['Still', 'Theirs']);
  });
});

describe('what a dead Stet leaves', () => {
  test('locks nobody out, though its number is another program’s by now', async () => {
    const first = serve(data);
    await first.announced;
    first.child.kill('SIGKILL');
    await first.ended;
    // Its note and its lease are still there; the number in the note is that of a program that lives: this one.
    expect(readLease(data)).toMatchObject({ system: thisSystem(), machine: hostname() });
    await writeDeskNote(data, { pid: process.pid, url: 'http://127.0.0.1:9/', token: 'old' });
    const { api } = await open();
    await addStory(api, 'Open');
    expect(existsSync(join(data, 'desk.json'))).toBe(false);
  });

  test.each([
    ['an hour ago', { at: new Date(Date.now() - 3_600_000).toISOString() }],
    ['by a clock that is a year ahead', { at: new Date(Date.now() + 365 * 86_400_000).toISOString() }],
    ['on this machine, before it was started again', { machine: hostname(), at: '2020-01-01T00:00:00.000Z' }],
  ])('on another machine locks nobody out when it was last heard of %s', async (_when, patch) => {
    writeForeignLease(patch);
    const { api } = await open();
    await addStory(api, 'Open');
    expect(readLease(data)).toMatchObject({ system: thisSystem() });
    await closeLast();
    expect(existsSync(join(data, 'in-use.json'))).toBe(false);
  });

  test.each(['', '{', '{"session":1}', '[]'])('and cannot be read (%j) locks nobody out', async (text) => {
    mkdirSync(data);
    writeFileSync(join(data, 'in-use.json'), text);
    const { api } = await open();
    await addStory(api, 'Open');
  });
});

describe('a Stet that lives on another machine', () => {
  test('is respected and named, and nothing of its folder is touched', async () => {
    writeForeignLease();
    await writeDeskNote(data, { pid: 1, url: 'http://127.0.0.1:9/', token: 'theirs' });
    const before = ['in-use.json', 'desk.json'].map((name) => readFileSync(join(data, name), 'utf8'));
    await expect(open()).rejects.toMatchObject({
      code: 'storage',
      // An address of that machine leads nowhere on this one.
      details: { reason: 'inUse', url: null, machine: 'desk-in-the-other-room' },
      message: expect.stringMatching(/another machine, desk-in-the-other-room\. Close it there.*180 seconds/),
    });
    expect(['in-use.json', 'desk.json'].map((name) => readFileSync(join(data, name), 'utf8'))).toEqual(
      before,
    );
    const server = serve(data);
    expect(await server.announced).toBe(null);
    expect(await server.ended).toBe(1);
  });

  test('is respected also when its clock is an hour off, as long as it is heard of', async () => {
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    writeForeignLease({ every: 1, at: hourAgo });
    const timer = setInterval(() => writeForeignLease({ every: 1, at: hourAgo, beat: Date.now() }), 200);
    try {
      await expect(open()).rejects.toMatchObject({ details: { machine: 'desk-in-the-other-room' } });
    } finally {
      clearInterval(timer);
    }
  });

  test('and takes the folder while this one sleeps is the only one that writes from then on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { core, api, events } = await open();
    await addStory(api, 'Before');
    const theirs = writeForeignLease();
    expect(await core.dispatch('stories.create', { document: article('After') })).toMatchObject({
      ok: false,
      error: { code: 'storage', message: expect.stringContaining('desk-in-the-other-room, has taken') },
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'notice', text: expect.stringContaining('has taken these stories') }),
    );
    expect((await api.call('app.info', {})).notices).toHaveLength(1);
    // For good: what is in the library now may be another than this one knows.
    rmSync(join(data, 'in-use.json'));
    expect(await core.dispatch('stories.create', {})).toMatchObject({ ok: false });
    expect(await headlinesOf(api)).toEqual(['Before']);
    writeFileSync(join(data, 'in-use.json'), JSON.stringify(theirs));
    await closeLast();
    expect(readLease(data)).toEqual(theirs);
  });
});

describe('a file that is taken away while Stet is open', () => {
  test('and is the lock lets in one writer alone, and the first one knows', async () => {
    const { core, api } = await open();
    await addStory(api, 'First');
    rmSync(join(data, 'lock.sqlite'));
    // It makes the lock anew with its next save, and keeps others out again.
    await addStory(api, 'Second');
    expect(openInChild()).toEqual({ status: 1, stderr: expect.stringContaining('Another Stet uses') });

    rmSync(join(data, 'lock.sqlite'));
    const other = serve(data);
    expect(await other.announced).toMatchObject({ ready: true });
    expect(await core.dispatch('stories.create', {})).toMatchObject({
      ok: false,
      error: { code: 'storage', details: { reason: 'inUse' } },
    });
    await closeLast();
    expect(existsSync(join(data, 'desk.json'))).toBe(true);
    expect(openInChild()).toEqual({ status: 1, stderr: expect.stringContaining('Another Stet uses') });
  });

  test('and is the library, by a sync program: nothing is written into the void, nothing is lost', async () => {
    const { api } = await open();
    await addStory(api, 'Early');
    await closeLast();
    const path = join(data, 'stet.sqlite');
    const older = join(folder.path, 'older.sqlite');
    copyFileSync(path, older);

    const { core, api: again } = await open();
    const { id } = await addStory(again, 'Acknowledged');
    // As sync programs do it: beside it, then in its place.
    renameSync(older, path);
    expect(await core.dispatch('stories.create', { document: article('Void') })).toMatchObject({
      ok: false,
      error: { code: 'storage', details: { reason: 'replaced' } },
    });
    await closeLast();
    const { api: after } = await open();
    expect(await headlinesOf(after)).toEqual(['Acknowledged', 'Early']);
    expect(textOf((await after.call('stories.read', { id })).story.document)).toMatch(/^Acknowledged/);
  });
});

test('a lease is renewed, and says when it was', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await open();
  const first = readLease(data);
  expect(first).toMatchObject({ system: thisSystem(), beat: 0, every: 60 });
  await vi.advanceTimersByTimeAsync(120_000);
  expect(readLease(data)).toMatchObject({ session: first?.session, beat: 2 });
  // Taken away by somebody, it is there again with the next look.
  rmSync(join(data, 'in-use.json'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(readLease(data)).toMatchObject({ session: first?.session, beat: 3 });
  writeLease(data, { session: 'of a copy', beat: 0, every: 60 });
  expect(readLease(data)?.session).toBe('of a copy');
});
