import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import { createCore, FolderInUse } from '../../electron/core/core.ts';
import { openConnection } from '../../electron/core/db/open.ts';
import { barePlatform } from '../../electron/core/platform.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { article, manyWords, textOf } from '../contract/article.ts';
import { openCore, resourcesFolder, temporaryFolder } from '../contract/hosts.ts';
import { makePng } from '../contract/makePng.ts';
import { startServer } from './startServer.ts';

const now = () => new Date('2026-03-01T08:00:00Z');
let folder: ReturnType<typeof temporaryFolder>;
let cores: Core[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const core of cores) await core.close();
  cores = [];
  folder.remove();
});

async function open(dataFolder = folder.path): Promise<{ core: Core; api: Api }> {
  const core = await openCore({ dataFolder, now });
  cores.push(core);
  return { core, api: connect({ call: core.dispatch, on: core.onEvent }) };
}

async function aStory(api: Api, headline = 'Kept') {
  const { id } = await api.call('stories.create', { document: article(headline) });
  return (await api.call('stories.read', { id })).story;
}

const mount = (path: string, options: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path]).status === 0;

/** Disks that are really full or really read-only. Root may write everywhere else, and only root can make them. */
const disk = {
  isPossible: canMount(),
  mount(path: string, options: string): void {
    mkdirSync(path, { recursive: true });
    if (!mount(path, options)) throw new Error(`No disk could be made at ${path}.`);
  },
  remount: (path: string, options: string) => execFileSync('mount', ['-o', `remount,${options}`, path]),
  unmount: (path: string) => spawnSync('umount', ['-l', path]),
};

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const trial = temporaryFolder();
  const isPossible = mount(trial.path, 'size=64k');
  if (isPossible) spawnSync('umount', ['-l', trial.path]);
  trial.remove();
  return isPossible;
}

describe('a full disk', () => {
  test.runIf(disk.isPossible)(
    'is said at once, costs nothing that was saved, and is over when there is space',
    async () => {
      const path = join(folder.path, 'small');
      disk.mount(path, 'size=3m');
      try {
        const { core, api } = await open(path);
        const story = await aStory(api);
        const filler = join(path, 'filler');
        let failure: unknown = null;
        writeFileSync(filler, Buffer.alloc(1_500_000));
        let revision = story.revision;
        for (let size = 1; size < 60 && failure === null; size += 1) {
          const reply = await core.dispatch('stories.save', {
            id: story.id,
            baseRevision: revision,
            document: article('Long', manyWords(3000, `w${size}-`)),
            meta: story.meta,
          });
          if (reply.ok) revision += 1;
          else failure = reply.error;
        }
        expect(failure).toMatchObject({
          code: 'storage',
          details: { reason: 'full' },
          message: expect.stringContaining('disk is full'),
        });
        const kept = (await api.call('stories.read', { id: story.id })).story;
        expect(kept.revision).toBe(revision);
        rmSync(filler);
        await api.call('stories.save', {
          id: story.id,
          baseRevision: revision,
          document: article('There is space'),
          meta: story.meta,
        });
        expect(textOf((await api.call('stories.read', { id: story.id })).story.document)).toMatch(
          /^There is space/,
        );
      } finally {
        await cores.pop()?.close();
        disk.unmount(path);
      }
    },
  );

  test.runIf(disk.isPossible)('an export leaves no half file behind', async () => {
    const { api } = await open();
    const story = await aStory(api);
    await api.call('stories.save', {
      id: story.id,
      baseRevision: 1,
      document: article('Long', manyWords(40_000)),
      meta: { ...story.meta, slug: 'long' },
    });
    const path = join(folder.path, 'full');
    disk.mount(path, 'size=64k');
    try {
      const { outcomes } = await api.call('exports.write', { ids: [story.id], format: 'json', folder: path });
      expect(outcomes[0]).toMatchObject({ files: [], error: expect.stringContaining('disk is full') });
      expect(execFileSync('ls', ['-A', path]).toString()).toBe('');
    } finally {
      disk.unmount(path);
    }
  });

  test.runIf(disk.isPossible)('a folder that does not fit leaves the one before as it was', async () => {
    const { api } = await open();
    const picture = async (size: number) =>
      (await api.call('media.add', { name: 'p.png', bytes: makePng(size, size) })).source;
    const [small, large] = [await picture(4), await picture(300)];
    const figure = (source: string) => ({ type: 'figure', attrs: { source } });
    const pictures = (...sources: readonly string[]): NodeJson => ({
      type: 'doc',
      content: [{ type: 'body', content: sources.map(figure) }],
    });
    const { id } = await api.call('stories.create', { document: pictures(small), meta: { slug: 'album' } });
    const path = join(folder.path, 'full');
    disk.mount(path, 'size=200k');
    try {
      const write = { ids: [id], format: 'html', folder: path, asFolder: true };
      expect((await api.call('exports.write', write)).outcomes[0]?.error).toBe(null);
      expect(() => writeFileSync(join(path, 'filler'), Buffer.alloc(1_000_000))).toThrow('ENOSPC');
      const list = () => execFileSync('ls', ['-AR', path]).toString();
      const page = () => readFileSync(join(path, 'album', 'index.html'));
      const before = [list(), page()];
      const { story } = await api.call('stories.read', { id });
      const document = pictures(small, large);
      await api.call('stories.save', { id, baseRevision: story.revision, document, meta: story.meta });
      const { outcomes } = await api.call('exports.write', write);
      expect(outcomes[0]).toMatchObject({ files: [], error: expect.stringContaining('disk is full') });
      expect([list(), page()]).toEqual(before);
    } finally {
      disk.unmount(path);
    }
  });
});

describe('a folder that cannot be written', () => {
  test('opens to read, and says why', async () => {
    const path = join(folder.path, 'locked');
    if (disk.isPossible) disk.mount(path, 'size=8m');
    try {
      const first = await open(path);
      const story = await aStory(first.api);
      await cores.pop()?.close();
      if (disk.isPossible) disk.remount(path, 'ro');
      else chmodSync(path, 0o500);
      const { core, api } = await open(path);
      const info = await api.call('app.info', {});
      expect([info.library, info.notices]).toEqual([
        'readOnly',
        [expect.stringContaining('cannot be written')],
      ]);
      const read = await api.call('stories.read', { id: story.id });
      expect([textOf(read.story.document), read.readOnly]).toEqual([
        expect.stringContaining('Kept'),
        expect.stringContaining('cannot be written'),
      ]);
      expect(await core.dispatch('stories.create', {})).toMatchObject({
        ok: false,
        error: { code: 'readOnly' },
      });
      const { outcomes } = await api.call('exports.write', {
        ids: [story.id],
        format: 'json',
        folder: join(folder.path, 'out'),
      });
      expect(outcomes[0]?.error).toBe(null);
    } finally {
      await cores.pop()?.close();
      if (disk.isPossible) disk.unmount(path);
      else chmodSync(path, 0o700);
    }
  });
});

test('another program that holds the library is said, and the save goes through once it lets go', async () => {
  const { core, api } = await open();
  const story = await aStory(api);
  const other = openConnection(join(folder.path, 'stet.sqlite'), 'write', null);
  other.exec('BEGIN IMMEDIATE');
  const save = { id: story.id, baseRevision: 1, document: article('Waited'), meta: story.meta };
  expect(await core.dispatch('stories.save', save)).toMatchObject({
    ok: false,
    error: { code: 'storage', details: { reason: 'busy' } },
  });
  other.exec('ROLLBACK');
  other.close();
  expect(await core.dispatch('stories.save', save)).toMatchObject({ ok: true, value: { revision: 2 } });
});

test('a text that was changed on the disk and is nowhere else is not shown as the story; its last version is offered and comes back', async () => {
  const { core, api } = await open();
  const story = await aStory(api, 'Sound');
  loseJournal();
  const { version } = await api.call('versions.cut', { id: story.id });
  const other = openConnection(join(folder.path, 'stet.sqlite'), 'write', null);
  other.prepare("UPDATE content SET document = replace(document, 'Sound', 'Bound')").run();
  other.close();
  const reply = await core.dispatch('stories.read', { id: story.id });
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'damaged', details: { version: version.id, revision: 1 } },
  });
  await api.call('versions.restore', { id: story.id, version: version.id, baseRevision: 1 });
  expect(textOf((await api.call('stories.read', { id: story.id })).story.document)).toMatch(/^Sound/);
  expect(keptAsDamaged()).toEqual([expect.stringContaining('"Bound"')]);
});

test('of a damaged story that is nowhere else the last version that is sound itself is offered', async () => {
  const { core, api } = await open();
  const story = await aStory(api, 'Sound');
  const { version } = await api.call('versions.cut', { id: story.id });
  await api.call('stories.save', {
    id: story.id,
    baseRevision: 1,
    document: article('Later'),
    meta: story.meta,
  });
  const later = await api.call('versions.cut', { id: story.id });
  const path = join(folder.path, 'stet.sqlite');
  const other = openConnection(path, 'write', null);
  const hash = other.prepare('SELECT hash FROM version WHERE id = ?').pluck().get(later.version.id);
  other.prepare('UPDATE kept SET content = substr(content, 1, 40) WHERE hash = ?').run(hash);
  other.prepare("UPDATE content SET document = '{ broken'").run();
  other.close();
  loseJournal();
  expect(await core.dispatch('stories.read', { id: story.id })).toMatchObject({
    ok: false,
    error: { code: 'damaged', details: { version: version.id, revision: 2 } },
  });
});

test('a damaged text that is saved over is kept as it was found', async () => {
  const { api } = await open();
  const story = await aStory(api, 'Sound');
  const other = openConnection(join(folder.path, 'stet.sqlite'), 'write', null);
  other.prepare("UPDATE content SET document = '{ broken'").run();
  other.close();
  const saved = { id: story.id, baseRevision: 1, document: article('Goes on'), meta: story.meta };
  await api.call('stories.save', saved);
  expect(keptAsDamaged()).toEqual([expect.stringMatching(/^\{ broken\n/)]);
  expect(textOf((await api.call('stories.read', { id: story.id })).story.document)).toMatch(/^Goes on/);
});

const loseJournal = () => rmSync(join(folder.path, 'journal'), { recursive: true });

/** The texts in `damaged/`, which must be the owner's alone. */
function keptAsDamaged(): readonly string[] {
  const damaged = join(folder.path, 'damaged');
  expect(statSync(damaged).mode & 0o777).toBe(0o700);
  return readdirSync(damaged).map((name) => {
    expect(statSync(join(damaged, name)).mode & 0o777).toBe(0o600);
    return readFileSync(join(damaged, name), 'utf8');
  });
}

test('a start that was cut off while a damaged library was put away takes its stories from the journal, and nothing from a log without its library', async () => {
  const path = join(folder.path, 'stet.sqlite');
  const { api } = await open();
  await aStory(api, 'Of the old library');
  const wal = readFileSync(`${path}-wal`);
  await cores.pop()?.close();
  rmSync(path);
  writeFileSync(`${path}-wal`, wal);
  const again = await open();
  await aStory(again.api, 'Of the new library');
  const { rows } = await again.api.call('stories.list', {});
  expect(rows.map(({ headline }) => headline)).toEqual(['Of the new library', 'Of the old library']);
  const [left = ''] = readdirSync(join(folder.path, 'damaged')).filter((name) => name.endsWith('-wal'));
  expect(readFileSync(join(folder.path, 'damaged', left)).equals(wal)).toBe(true);
});

test.each([
  ['overwritten in the middle', (bytes: Buffer) => bytes.fill(0x5a, 4096, bytes.length)],
  ['no database at all', () => Buffer.from('nothing '.repeat(4000))],
  ['gone', () => null],
])('a search index that is %s is made again, and nobody notices', async (_what, damage) => {
  const { api } = await open();
  for (const word of ['Walrus', 'Narwhal']) await aStory(api, `${word} ${manyWords(500)}`);
  const found = async (desk: Api) =>
    (await desk.call('stories.list', { query: 'narw' })).rows.map(({ headline }) => headline.split(' ')[0]);
  expect(await found(api)).toEqual(['Narwhal']);
  await cores.pop()?.close();
  const path = join(folder.path, 'search.sqlite');
  const damaged = damage(readFileSync(path));
  if (damaged === null) rmSync(path);
  else writeFileSync(path, damaged);
  const again = await open();
  expect(await found(again.api)).toEqual(['Narwhal']);
  await aStory(again.api, 'Narwhal II');
  expect(await found(again.api)).toEqual(['Narwhal', 'Narwhal']);
});

test('a folder put back from a copy is searched as it is now', async () => {
  const { api } = await open();
  await aStory(api, 'Before');
  await cores.pop()?.close();
  const path = join(folder.path, 'stet.sqlite');
  const copy = readFileSync(path);
  const journal = join(folder.path, 'journal');
  const journalCopy = join(folder.path, 'journal-copy');
  cpSync(journal, journalCopy, { recursive: true });
  const later = await open();
  await aStory(later.api, 'Later');
  const rows = async (desk: Api, query: string) =>
    (await desk.call('stories.list', { query })).rows.map(({ headline }) => headline);
  expect(await rows(later.api, 'later')).toEqual(['Later']);
  await cores.pop()?.close();
  writeFileSync(path, copy);
  rmSync(journal, { recursive: true });
  renameSync(journalCopy, journal);
  const back = await open();
  expect([await rows(back.api, 'later'), await rows(back.api, 'before')]).toEqual([[], ['Before']]);
  await aStory(back.api, 'Other');
  expect(await rows(back.api, 'other')).toEqual(['Other']);
});

test('no reply carries a path, SQL or a stack, and the log no word of a story', async () => {
  const { core, api } = await open();
  const story = await aStory(api, 'Confidential');
  const other = openConnection(join(folder.path, 'stet.sqlite'), 'write', null);
  other.exec('DROP TABLE place');
  other.close();
  const reply = await core.dispatch('stories.rememberPlace', {
    id: story.id,
    place: { anchor: 1, head: 1, scroll: 0 },
  });
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'unexpected', details: { id: expect.stringMatching(/^[0-9a-f]{8}$/) } },
  });
  const log = execFileSync('cat', [join(folder.path, 'log', 'stet.log')]).toString();
  expect(log).toContain(String(!reply.ok && reply.error.details?.id));
  for (const text of [JSON.stringify(reply), log]) {
    for (const secret of ['Confidential', folder.path, 'INSERT', 'node_modules'])
      expect(text).not.toContain(secret);
  }
});

describe('one data folder, one Stet', () => {
  test('a second core is refused and told where the first one is', async () => {
    const { core } = await open();
    await core.announce({ url: 'http://127.0.0.1:1234/', token: 'word' });
    const refused = createCore({ dataFolder: folder.path, resourcesFolder, platform: barePlatform });
    await expect(refused).rejects.toBeInstanceOf(FolderInUse);
    await expect(refused).rejects.toMatchObject({
      code: 'storage',
      details: { url: 'http://127.0.0.1:1234/' },
      desk: { token: 'word' },
    });
  });

  test('a second server names the first one’s address and ends; after it is killed the folder is free at once', async () => {
    const first = startServer(folder.path);
    const announced = await first.announced;
    const second = startServer(folder.path);
    expect(await second.announced).toEqual({ running: announced?.url });
    expect(await second.ended).toBe(0);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = startServer(folder.path);
    expect(await third.announced).toMatchObject({ ready: true });
    third.child.kill('SIGTERM');
    expect(await third.ended).toBe(0);
    expect(existsSync(join(folder.path, 'desk.json'))).toBe(false);
  });

  test('a server whose launcher is gone closes by itself', async () => {
    const { spawn } = await import('node:child_process');
    const program = join(import.meta.dirname, '..', '..', 'electron', 'loopback', 'index.ts');
    const child = spawn(process.execPath, [program, '--data', folder.path, '--no-samples'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, STET_SUPERVISED: '1' },
    });
    await new Promise((done) => child.stdout.once('data', done));
    child.stdin.end();
    expect(await new Promise((done) => child.on('close', done))).toBe(0);
  });
});
