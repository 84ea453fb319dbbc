import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '../../electron/core/db/open.ts';
import { connect } from '../../shared/contract/host.ts';
import { article, textOf } from '../contract/article.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import {
  asideFiles,
  copyFolder,
  fillDesk,
  now,
  overwrite,
  type Texts,
  textsOf,
  withCore,
} from './deskFiles.ts';
import './figures.ts';
import { isFull } from './form.ts';

const root = temporaryFolder();
/** As a clean close leaves it: everything in the one file. */
const closed = join(root.path, 'closed');
/** As a crash leaves it: the last stories are in the log only. */
const crashed = join(root.path, 'crashed');
/** Of the same library, before the last stories; and of another one. */
const earlierLog = join(root.path, 'earlier-wal');
const foreignLog = join(root.path, 'foreign-wal');
/** The same one's, begun anew after its name was in the file. */
const namelessLog = join(root.path, 'nameless-wal');
let inClosed: Texts;
let inCrashed: Texts;
let number = 0;

beforeAll(async () => {
  const path = join(root.path, 'desk');
  await withCore(path, (api) => fillDesk(api, 6));
  copyFolder(path, closed);
  inClosed = await withCore(path, textsOf);
  const core = await openCore({ dataFolder: path, now });
  const api = connect({ call: core.dispatch, on: core.onEvent });
  await api.call('settings.write', { values: { section: 'City' } });
  copyFolder(join(path, 'stet.sqlite-wal'), earlierLog);
  await fillDesk(api, 3);
  inCrashed = await textsOf(api);
  copyFolder(path, crashed);
  await core.close();

  const other = join(root.path, 'other');
  const otherCore = await openCore({ dataFolder: other, now });
  await fillDesk(connect({ call: otherCore.dispatch, on: otherCore.onEvent }), 9);
  copyFolder(join(other, 'stet.sqlite-wal'), foreignLog);
  const hand = openConnection(join(other, 'stet.sqlite'), 'write', null);
  hand.pragma('wal_checkpoint(TRUNCATE)');
  hand.close();
  await fillDesk(connect({ call: otherCore.dispatch, on: otherCore.onEvent }), 9);
  copyFolder(join(other, 'stet.sqlite-wal'), namelessLog);
  await otherCore.close();
  expect([Object.keys(inClosed).length, Object.keys(inCrashed).length]).toEqual([6, 9]);
}, 60_000);
afterAll(() => root.remove());

function deskOf(from: string): string {
  number += 1;
  const path = join(root.path, `damaged-${number}`);
  copyFolder(from, path);
  return path;
}

interface Damage {
  readonly what: string;
  readonly from: 'closed' | 'crashed';
  readonly damage: (library: string) => void;
  /** Of the files as they were after the damage, those that must be kept byte for byte. */
  readonly kept: readonly ('' | '-wal')[];
  /** What the person is told. */
  readonly said: string;
}

const html = Buffer.from(
  `<!doctype html><title>Sign in</title>${'<p>You are not signed in.</p>'.repeat(400)}`,
);
const library = { from: 'closed', kept: [''], said: 'The library was damaged' } as const;
const log = { from: 'crashed', kept: ['-wal'], said: 'put back from the recovery journal' } as const;

const damages: readonly Damage[] = [
  { ...library, what: 'a header of zeros', damage: (path) => overwrite(path, 0, Buffer.alloc(100)) },
  {
    ...library,
    what: 'a header of another format',
    damage: (path) => overwrite(path, 18, Buffer.from([9, 9])),
  },
  {
    ...library,
    what: 'a version that does not fit its tables',
    damage: (path) => overwrite(path, 60, Buffer.from([0, 0, 0, 1])),
  },
  { ...library, what: 'another owner', damage: (path) => overwrite(path, 68, Buffer.from('Oops')) },
  {
    ...library,
    what: 'a schema that cannot be read',
    damage: (path) => overwrite(path, 100, Buffer.alloc(60, 0x5a)),
  },
  {
    ...library,
    what: 'pages overwritten in the middle',
    damage: (path) =>
      overwrite(path, Math.floor(statSync(path).size / 8192) * 4096, Buffer.alloc(20_000, 0x5a)),
  },
  {
    ...library,
    what: 'half of the file',
    damage: (path) => truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096),
  },
  { ...library, what: 'fifty bytes', damage: (path) => truncateSync(path, 50) },
  { ...library, what: 'a page and a half', damage: (path) => truncateSync(path, 6000) },
  {
    ...library,
    what: 'no bytes',
    damage: (path) => truncateSync(path, 0),
    said: 'The library file was empty',
  },
  { ...library, what: 'a web page in its place', damage: (path) => writeFileSync(path, html) },
  {
    ...library,
    what: 'no file',
    damage: (path) => rmSync(path),
    kept: [],
    said: 'The library file was missing',
  },
  {
    ...library,
    from: 'crashed',
    what: 'no bytes beside a log',
    damage: (path) => truncateSync(path, 0),
    kept: ['', '-wal'],
    said: 'The library file was empty',
  },
  { ...log, what: 'no log', damage: (path) => rmSync(`${path}-wal`), kept: [] },
  {
    ...log,
    what: 'a log of garbage',
    damage: (path) => writeFileSync(`${path}-wal`, Buffer.alloc(90_000, 0xa7)),
  },
  {
    ...log,
    what: 'a log that is damaged in the middle',
    damage: (path) => overwrite(`${path}-wal`, 50_000, Buffer.alloc(200, 0x5a)),
  },
  { ...log, what: 'half of a log', damage: (path) => truncateSync(`${path}-wal`, 70_000) },
  { ...log, what: 'an earlier log', damage: (path) => copyFolder(earlierLog, `${path}-wal`) },
  {
    ...log,
    what: 'a log of another library',
    damage: (path) => copyFolder(foreignLog, `${path}-wal`),
    kept: ['', '-wal'],
    said: 'did not belong to it',
  },
  {
    ...log,
    what: 'a log of another library that does not say whose it is',
    damage: (path) => copyFolder(namelessLog, `${path}-wal`),
    kept: ['', '-wal'],
    said: 'did not belong to it',
  },
];

describe('a library that was damaged comes back with every text, stays sound, and what was found is kept', () => {
  test.each(damages)('$what', async ({ from, damage, kept, said }) => {
    const folder = deskOf(from === 'closed' ? closed : crashed);
    const path = join(folder, 'stet.sqlite');
    damage(path);
    const found = kept.map((suffix) => readFileSync(path + suffix));
    const texts = from === 'closed' ? inClosed : inCrashed;
    for (const start of [1, 2, 3]) {
      const { library, notices, seen } = await withCore(folder, async (api) => ({
        ...(await api.call('app.info', {})),
        seen: await textsOf(api),
      }));
      expect({ start, library, seen }).toEqual({ start, library: 'open', seen: texts });
      expect(notices).toEqual(start === 1 ? [expect.stringContaining(said)] : []);
      for (const bytes of found)
        expect(asideFiles(folder).some((file) => file.bytes.equals(bytes))).toBe(true);
    }
    await withCore(folder, async (api) => {
      const { id } = await api.call('stories.create', { document: article('Goes on') });
      expect((await api.call('stories.list', { query: 'goes' })).rows.map((row) => row.id)).toEqual([id]);
    });
    expect(soundness(path)).toBe('ok');
  });
});

describe('a text that the disk has damaged', () => {
  const damageText = (path: string) => {
    const other = openConnection(path, 'write', null);
    other.prepare("UPDATE content SET document = replace(document, 'word2-', 'wurd2-')").run();
    other.close();
  };

  test('is put back from the journal when the library is opened, and kept as it was found', async () => {
    const folder = deskOf(closed);
    damageText(join(folder, 'stet.sqlite'));
    for (const start of [1, 2, 3]) {
      const { notices, seen } = await withCore(folder, async (api) => ({
        ...(await api.call('app.info', {})),
        seen: await textsOf(api),
      }));
      expect(seen).toEqual(inClosed);
      expect(notices).toEqual(
        start === 1 ? [expect.stringMatching(/damaged the text of “Story 2”.*recovery journal/)] : [],
      );
    }
    expect(asideFiles(folder).map(({ bytes }) => bytes.includes('wurd2-'))).toEqual([true]);
  });

  test('is put back when it is read, and the window is told', async () => {
    const folder = deskOf(closed);
    const { events, seen } = await withCore(folder, async (api, core) => {
      const told: string[] = [];
      core.onEvent((event) => void (event.type === 'notice' && told.push(event.text)));
      damageText(join(folder, 'stet.sqlite'));
      return { seen: await textsOf(api), events: told };
    });
    expect(seen).toEqual(inClosed);
    expect(events).toEqual([expect.stringContaining('damaged the text of “Story 2”')]);
  });

  test('that is nowhere else is said, and its last version is offered', async () => {
    const folder = deskOf(closed);
    const journal = join(folder, 'journal');
    const path = join(folder, 'stet.sqlite');
    const [id = ''] = Object.keys(inClosed).filter((one) => inClosed[one]?.includes('word2-'));
    const before = join(root.path, `journal-before-${number}`);
    copyFolder(journal, before);
    await withCore(folder, async (api) => {
      const { story } = await api.call('stories.read', { id });
      const document = article('Story 2', 'Saved once more, word2-');
      await api.call('stories.save', { id, baseRevision: story.revision, document, meta: story.meta });
    });
    rmSync(journal, { recursive: true });
    copyFolder(before, journal);
    damageText(path);
    await withCore(folder, async (api, core) => {
      expect(await core.dispatch('stories.read', { id })).toMatchObject({
        ok: false,
        error: { code: 'damaged' },
      });
      const { versions } = await api.call('versions.list', { id });
      expect(versions.map(({ label }) => label)).toContain('By hand');
    });
  });
});

test('what was saved in a log that is gone comes back at its own revision, and the older text is a version', async () => {
  const folder = deskOf(closed);
  const path = join(folder, 'stet.sqlite');
  const [id = ''] = Object.keys(inClosed);
  const core = await openCore({ dataFolder: folder, now });
  const api = connect({ call: core.dispatch, on: core.onEvent });
  const { story } = await api.call('stories.read', { id });
  const save = (baseRevision: number, headline: string) =>
    api.call('stories.save', { id, baseRevision, document: article(headline), meta: story.meta });
  const before = await save(story.revision, 'Safe in the library');
  const other = openConnection(path, 'write', null);
  other.pragma('wal_checkpoint(TRUNCATE)');
  other.close();
  const saved = await save(before.revision, 'In the log only');
  const lost = join(root.path, 'lost-log');
  copyFolder(folder, lost);
  await core.close();
  rmSync(join(lost, 'stet.sqlite-wal'));
  await withCore(lost, async (back) => {
    const read = (await back.call('stories.read', { id })).story;
    expect([read.revision, read.hash, textOf(read.document)]).toEqual([
      saved.revision,
      saved.hash,
      expect.stringContaining('In the log only'),
    ]);
    const [version] = (await back.call('versions.list', { id })).versions;
    expect([version?.reason, version?.headline]).toEqual(['recovered', 'Safe in the library']);
    // A window that was open goes on from the revision it knows.
    await back.call('stories.save', {
      id,
      baseRevision: saved.revision,
      document: article('And on'),
      meta: story.meta,
    });
  });
  expect(soundness(path)).toBe('ok');
});

test('the trash that was emptied stays empty, also when the log that said so is gone', async () => {
  const folder = deskOf(closed);
  const [id = ''] = Object.keys(inClosed);
  const core = await openCore({ dataFolder: folder, now });
  const api = connect({ call: core.dispatch, on: core.onEvent });
  await api.call('stories.trash', { ids: [id] });
  await api.call('stories.emptyTrash', {});
  await new Promise((done) => setTimeout(done, 100));
  const lost = join(root.path, 'lost-emptying');
  copyFolder(folder, lost);
  await core.close();
  await withCore(folder, async (back) => expect(Object.keys(await textsOf(back))).not.toContain(id));
  expect(readFileSync(join(folder, 'journal', '000001.journal')).includes('word0-')).toBe(false);
  rmSync(join(lost, 'stet.sqlite'));
  rmSync(join(lost, 'stet.sqlite-wal'));
  await withCore(lost, async (back) => expect(Object.keys(await textsOf(back))).not.toContain(id));
});

test('another library that somebody put in place is opened as it is; the journal of the one before is kept', async () => {
  const folder = deskOf(closed);
  const other = join(root.path, 'elsewhere');
  const theirs = await withCore(other, async (api) => {
    await api.call('stories.create', { document: article('Theirs') });
    return await textsOf(api);
  });
  const path = join(folder, 'stet.sqlite');
  copyFolder(join(other, 'stet.sqlite'), path);
  for (const start of [1, 2, 3]) {
    const { notices, seen } = await withCore(folder, async (api) => ({
      ...(await api.call('app.info', {})),
      seen: await textsOf(api),
    }));
    expect(seen).toEqual(theirs);
    expect(notices).toEqual(start === 1 ? [expect.stringContaining('another library')] : []);
  }
  expect(asideFiles(folder).some(({ bytes }) => bytes.includes('word2-'))).toBe(true);
});

test('another file may be in the lock’s place', async () => {
  const folder = deskOf(closed);
  writeFileSync(join(folder, 'lock.sqlite'), html);
  expect(await withCore(folder, textsOf)).toEqual(inClosed);
});

const cutOffs = isFull ? 40 : 4;
test(`a start that puts a library back may be cut off at any moment: ${cutOffs} times`, async ({ task }) => {
  task.meta.faults = { tried: cutOffs };
  const damaged = (): string => {
    const folder = deskOf(closed);
    overwrite(join(folder, 'stet.sqlite'), 8192, Buffer.alloc(30_000, 0x5a));
    return folder;
  };
  const wholeStart = await openUntil(damaged(), Number.POSITIVE_INFINITY);
  for (let round = 0; round < cutOffs; round += 1) {
    const folder = damaged();
    const found = readFileSync(join(folder, 'stet.sqlite'));
    // Most of a start is Node's own; the library comes last.
    for (let start = 0; start < 3; start += 1)
      await openUntil(folder, wholeStart * (0.6 + (0.4 * (round * 3 + start)) / (cutOffs * 3)));
    expect(await withCore(folder, textsOf)).toEqual(inClosed);
    expect(asideFiles(folder).some(({ bytes }) => bytes.equals(found))).toBe(true);
    rmSync(folder, { recursive: true });
  }
}, 300_000);

test.each(['missing', 'empty'])(
  'a start that was cut off before the new library stood takes over the old one when that is %s',
  async (state) => {
    const folder = deskOf(closed);
    const path = join(folder, 'stet.sqlite');
    const aside = join(folder, 'damaged', 'stet-earlier.sqlite');
    mkdirSync(join(folder, 'damaged'));
    renameSync(path, aside);
    const note = { cause: 'damaged', aside, base: 'nothing', backupAt: null };
    writeFileSync(join(folder, 'recovering.json'), JSON.stringify(note));
    rmSync(join(folder, 'journal'), { recursive: true });
    if (state === 'empty') writeFileSync(path, '');
    expect(await withCore(folder, textsOf)).toEqual(inClosed);
    expect(existsSync(join(folder, 'recovering.json'))).toBe(false);
  },
);

describe('a transaction that was cut off and must be rolled back when the library is opened', () => {
  /** Changes the database without its log, and takes its files in the middle of it. */
  const cutOff = (folder: string, change: string) => {
    const path = join(folder, 'stet.sqlite');
    const other = new Database(path);
    other.pragma('journal_mode = DELETE');
    other.pragma('cache_size = 1');
    other.exec(`BEGIN; ${change}`);
    for (const suffix of ['', '-journal']) copyFolder(path + suffix, join(root.path, `taken${suffix}`));
    other.exec('ROLLBACK');
    other.close();
    for (const suffix of ['', '-journal']) copyFolder(join(root.path, `taken${suffix}`), path + suffix);
    expect(statSync(`${path}-journal`).size).toBeGreaterThan(0);
  };

  test('is rolled back, and nothing is lost', async () => {
    const folder = deskOf(closed);
    cutOff(folder, "UPDATE content SET document = replace(document, 'word', 'WORD')");
    for (const start of [1, 2, 3])
      expect({ start, seen: await withCore(folder, textsOf) }).toEqual({ start, seen: inClosed });
  });

  test('leaves a new library, which is begun anew', async () => {
    const folder = deskOf(closed);
    rmSync(join(folder, 'stet.sqlite'));
    cutOff(
      folder,
      'CREATE TABLE a (b); INSERT INTO a SELECT randomblob(9000) FROM json_each(json_array(1,2,3,4))',
    );
    for (const start of [1, 2, 3])
      expect({ start, seen: await withCore(folder, textsOf) }).toEqual({ start, seen: inClosed });
  });
});

/** Opens the folder in a process of its own, and kills that after so many milliseconds or when it is open. Returns when that was. */
async function openUntil(folder: string, limit: number): Promise<number> {
  const began = performance.now();
  const program = join(import.meta.dirname, 'openFolder.ts');
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((done) => child.on('close', done));
  const timer = Number.isFinite(limit) ? setTimeout(() => child.kill('SIGKILL'), limit) : undefined;
  child.stdout.once('data', () => child.kill('SIGKILL'));
  await ended;
  clearTimeout(timer);
  return performance.now() - began;
}

test('bytes of the header can be damaged, one by one, and no text is lost', async ({ task }) => {
  task.meta.faults = { tried: isFull ? 100 : 12 };
  const folder = deskOf(closed);
  const path = join(folder, 'stet.sqlite');
  const journal = join(folder, 'journal');
  const whole = readFileSync(path);
  const wholeJournal = join(root.path, 'whole-journal');
  copyFolder(journal, wholeJournal);
  const failed: unknown[] = [];
  for (let at = 0; at < 100; at += isFull ? 1 : 9) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    for (const name of ['-wal', '-shm']) rmSync(path + name, { force: true });
    writeFileSync(path, bytes);
    rmSync(journal, { recursive: true });
    copyFolder(wholeJournal, journal);
    rmSync(join(folder, 'damaged'), { recursive: true, force: true });
    const { seen } = await withCore(folder, async (api) => ({ seen: await textsOf(api) }));
    for (const [id, text] of Object.entries(inClosed)) if (seen[id] !== text) failed.push([at, id]);
  }
  expect(failed).toEqual([]);
}, 60_000);

function soundness(path: string): unknown {
  const connection = openConnection(path, 'read', null);
  try {
    return connection.pragma('integrity_check', { simple: true });
  } finally {
    connection.close();
  }
}
