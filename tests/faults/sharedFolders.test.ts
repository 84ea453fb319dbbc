import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openConnection } from '../../electron/core/db/open.ts';
import { findConflictCopies } from '../../electron/core/folder/conflictCopies.ts';
import {
  type FolderPlace,
  findPlace,
  networkNameOf,
  syncedBy,
} from '../../electron/core/folder/folderPlace.ts';
import { parseMountInfo, parseMountTable } from '../../electron/core/folder/mounts.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import { article, manyWords } from '../contract/article.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { copyFolder, fillDesk, textsOf } from './deskFiles.ts';

// A data folder on another machine, or in the care of a program that copies it to others.

let folder: ReturnType<typeof temporaryFolder>;
let data: string;

beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
});
afterEach(() => {
  vi.useRealTimers();
  folder.remove();
});

const onNetwork: FolderPlace = { kind: 'network', name: 'NFS' };

async function withDesk<Result>(
  place: FolderPlace,
  work: (api: Api, events: readonly DeskEvent[]) => Promise<Result>,
  dataFolder = data,
): Promise<Result> {
  const core = await openCore({
    dataFolder,
    backupFolder: join(folder.path, 'backups'),
    now: () => new Date(),
    withSamples: false,
    placeOf: () => place,
  });
  const events: DeskEvent[] = [];
  core.onEvent((event) => events.push(event));
  try {
    return await work(connect({ call: core.dispatch, on: core.onEvent }), events);
  } finally {
    await core.close();
  }
}

describe('where a folder lies is found out', () => {
  const mountInfo = parseMountInfo(
    [
      '25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
      '30 25 0:40 / /home/anna/Shared\\040desk rw,relatime - nfs4 server:/export rw,vers=4.2',
      '31 25 0:41 / /mnt/news rw - cifs //server/news rw',
      '32 25 0:42 / /home/anna/remote rw,nosuid - fuse.sshfs anna@server: rw',
      '33 25 0:43 / /mnt/c rw - 9p C:\\134 rw',
      '34 25 0:44 / /media/stick rw - fuseblk /dev/sdb1 rw',
      '35 31 8:2 / /mnt/news/own rw - xfs /dev/sdc1 rw',
      '36 25 0:45 / /data rw master:3 propagate_from:2 - fuse.rclone cloud: rw',
      '',
    ].join('\n'),
  );
  const mountTable = parseMountTable(
    [
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
      '//anna@server._smb._tcp.local/news on /Volumes/News on air (smbfs, nodev, nosuid, mounted by anna)',
      '/dev/disk4s1 on /Volumes/Stick (msdos, local, nodev)',
    ].join('\n'),
  );
  test.each([
    ['/home/anna/stories', mountInfo, null],
    ['/home/anna/Shared desk/stet', mountInfo, 'NFS'],
    ['/home/anna/Shared desk', mountInfo, 'NFS'],
    ['/home/anna/Shared desks', mountInfo, null],
    ['/mnt/news/stet', mountInfo, 'SMB'],
    ['/mnt/news/own/stet', mountInfo, null],
    ['/home/anna/remote/stet', mountInfo, 'SSHFS'],
    ['/mnt/c/Users/anna/stet', mountInfo, 'a folder of the machine around this one'],
    ['/media/stick/stet', mountInfo, null],
    ['/data/stet', mountInfo, 'a cloud drive'],
    ['/Volumes/News on air/stet', mountTable, 'SMB'],
    ['/Volumes/Stick/stet', mountTable, null],
    ['/Users/anna/stet', mountTable, null],
    ['\\\\server\\news\\stet', [], 'SMB'],
    ['\\\\?\\UNC\\server\\news\\stet', [], 'SMB'],
    ['\\\\?\\C:\\Users\\anna\\stet', [], null],
    ['C:\\Users\\anna\\stet', [], null],
  ])('%s by what is mounted', (path, mounts, name) => {
    expect(networkNameOf(path, mounts)).toBe(name);
  });

  test.runIf(process.platform === 'linux')('this machine’s own list is read', () => {
    expect(parseMountInfo(readFileSync('/proc/self/mountinfo', 'utf8'))).toContainEqual({
      path: '/proc',
      type: 'proc',
    });
  });

  test.each([
    ['Dropbox', null, 'Dropbox'],
    ['Dropbox (News)', null, 'Dropbox'],
    ['OneDrive', null, 'OneDrive'],
    ['OneDrive - The Paper', null, 'OneDrive'],
    ['Library/Mobile Documents/com~apple~CloudDocs', null, 'iCloud Drive'],
    ['iCloudDrive', null, 'iCloud Drive'],
    ['Library/CloudStorage/GoogleDrive-anna@example.org/My Drive', null, 'Google Drive'],
    ['Nextcloud', null, 'Nextcloud'],
    ['files', '.stfolder/', 'Syncthing'],
    ['files', '.dropbox', 'Dropbox'],
    // The program's settings in somebody's home, which is not in its care.
    ['files', '.dropbox/', null],
    ['files', '.nextcloudsync.log', 'Nextcloud'],
    ['files', '.sync/ID', 'Resilio Sync'],
    ['files', '.tmp.drivedownload/', 'Google Drive'],
    ['files', null, null],
    ['Dropboxes', null, null],
  ])('%s with %s in it by what sync programs leave and call theirs', (name, marker, expected) => {
    const root = join(folder.path, name);
    const deep = join(root, 'desk', 'stories');
    mkdirSync(deep, { recursive: true });
    if (marker?.endsWith('/')) mkdirSync(join(root, marker));
    else if (marker !== null) {
      mkdirSync(join(root, marker, '..'), { recursive: true });
      writeFileSync(join(root, marker), '');
    }
    expect(syncedBy(deep)).toBe(expected);
    symlinkSync(deep, join(folder.path, 'link'));
    expect(findPlace(join(folder.path, 'link'))).toEqual(
      expected === null ? { kind: 'disk' } : { kind: 'synced', name: expected },
    );
  });
});

test.each<[string, FolderPlace]>([
  ['another machine', onNetwork],
  ['OneDrive', { kind: 'synced', name: 'OneDrive' }],
])('a folder in the care of %s is said until it was read, once for each folder', async (words, place) => {
  const read = (api: Api) => api.call('app.info', {});
  await withDesk(place, async (api) => {
    const { folderWarning } = await read(api);
    expect(folderWarning?.text).toContain(words);
    // Said again to each window until somebody has read it.
    expect((await read(api)).folderWarning).toEqual(folderWarning);
    await api.call('settings.write', { values: { warnedFolder: folderWarning?.folder } });
    expect((await read(api)).folderWarning).toBe(null);
  });
  await withDesk(place, async (api) => expect((await read(api)).folderWarning).toBe(null));
  await withDesk({ kind: 'disk' }, async (api) => expect((await read(api)).folderWarning).toBe(null));
  copyFolder(data, join(folder.path, 'moved'));
  await withDesk(
    place,
    async (api) => expect((await read(api)).folderWarning?.text).toContain(words),
    join(folder.path, 'moved'),
  );
});

const journalMode = (path: string) => {
  const connection = openConnection(path, 'read', null);
  try {
    return connection.pragma('journal_mode', { simple: true });
  } finally {
    connection.close();
  }
};

describe('a library on a network folder', () => {
  const library = () => join(data, 'stet.sqlite');
  /** Files that SQLite maps as memory, which two machines do not share. */
  const sharedMemory = () => readdirSync(data).filter((name) => /-(shm|wal)$/.test(name));

  test('keeps, finds and backs up everything without memory that would have to be shared', async () => {
    const texts = await withDesk(onNetwork, async (api) => {
      await fillDesk(api, 4);
      expect(sharedMemory()).toEqual([]);
      // A save goes through while a backup reads the library and the index follows.
      const { id } = await api.call('stories.create', { document: article('Meanwhile') });
      const backup = api.call('backups.make', {});
      const found = api.call('stories.list', { query: 'word2-' });
      for (let revision = 1; revision <= 5; revision += 1)
        await api.call('stories.save', {
          id,
          baseRevision: revision,
          document: article('Meanwhile', manyWords(200, `while${revision}-`)),
          meta: (await api.call('stories.read', { id })).story.meta,
        });
      const { name } = await backup;
      expect((await found).total).toBeGreaterThan(0);
      await vi.waitFor(
        async () => expect((await api.call('stories.list', { query: 'while5' })).total).toBe(1),
        10_000,
      );
      expect((await api.call('backups.read', { name })).total).toBeLessThanOrEqual(1);
      await api.call('stories.trash', { ids: [id] });
      await api.call('stories.emptyTrash', {});
      expect(sharedMemory()).toEqual([]);
      return textsOf(api);
    });
    expect(journalMode(library())).not.toBe('wal');
    expect(readFileSync(library()).includes('while5')).toBe(false);
    expect(await withDesk(onNetwork, textsOf)).toEqual(texts);
    // What a transaction leaves there is no sign of a crash.
    expect(readdirSync(data)).not.toContain('damaged');
    // Back on a disk it is as fast as any.
    expect(await withDesk({ kind: 'disk' }, textsOf)).toEqual(texts);
    expect(journalMode(library())).toBe('wal');
  });

  test('holds every save that was answered, at whatever moment the machine dies', async () => {
    await withDesk(onNetwork, async (api) => {
      const { id } = await api.call('stories.create', { document: article('Typed') });
      const { meta } = (await api.call('stories.read', { id })).story;
      for (let revision = 1; revision <= 12; revision += 1) {
        const text = manyWords(50 * revision, `r${revision}-`);
        const save = { id, baseRevision: revision, document: article('Typed', text), meta };
        await api.call('stories.save', save);
        const copy = join(folder.path, `died-${revision}`);
        copyFolder(data, copy);
        const kept = await withDesk(onNetwork, textsOf, copy);
        expect(kept[id]).toContain(text);
      }
    });
  });

  test.each([
    ['closed in order', false],
    ['with what a crash left in its log', true],
  ])('that came from a disk, %s, has lost nothing', async (_how, isCrashed) => {
    const moved = join(folder.path, 'moved');
    const texts = await withDesk({ kind: 'disk' }, async (api) => {
      await fillDesk(api, 3);
      if (isCrashed) {
        copyFolder(data, moved);
        expect(statSync(join(moved, 'stet.sqlite-wal')).size).toBeGreaterThan(0);
      }
      return textsOf(api);
    });
    if (!isCrashed) copyFolder(data, moved);
    expect(await withDesk(onNetwork, textsOf, moved)).toEqual(texts);
    expect(readdirSync(moved).filter((name) => /-(shm|wal)$/.test(name))).toEqual([]);
    expect(await withDesk(onNetwork, textsOf, moved)).toEqual(texts);
  });

  test('can be encrypted there, and read', async () => {
    const passphrase = 'four words nobody guesses';
    const texts = await withDesk(onNetwork, async (api) => {
      await fillDesk(api, 2);
      await api.call('protection.set', { current: null, next: passphrase, job: 'protect' });
      expect(sharedMemory()).toEqual([]);
      return textsOf(api);
    });
    await withDesk(onNetwork, async (api) => {
      await api.call('protection.unlock', { passphrase });
      expect(await textsOf(api)).toEqual(texts);
      expect((await api.call('stories.list', { query: 'word1-' })).total).toBeGreaterThan(0);
    });
    expect(readFileSync(library()).includes('word1-')).toBe(false);
  });
});

describe('copies that a sync program lays beside the library', () => {
  const copies = [
    'stet (Anna’s conflicted copy 2026-11-25).sqlite',
    'stet (In Konflikt stehende Kopie von Anna 2026-11-25).sqlite',
    'stet.sync-conflict-20261125-101112-ABCDEFG.sqlite',
    'stet (conflicted copy 2026-11-25 101112).sqlite',
    'stet 2.sqlite',
    'stet (1).sqlite',
    'stet-DESKTOP-4711.sqlite',
    'Copy of stet.sqlite',
    'library-key (conflicted copy).json',
  ];

  test.each(copies)('%s is noticed', (name) => {
    mkdirSync(data);
    writeFileSync(join(data, name), '');
    expect(findConflictCopies(data)).toEqual([name]);
  });

  test('are named at the start and when they come, and neither opened nor changed', async () => {
    const [first = '', second = ''] = copies;
    await withDesk({ kind: 'disk' }, async (api) => {
      await fillDesk(api, 1);
      await api.call('protection.set', { current: null, next: 'four words nobody guesses', job: 'protect' });
      // Nothing that Stet makes itself is taken for one.
      expect(findConflictCopies(data)).toEqual([]);
      await api.call('protection.set', { current: 'four words nobody guesses', next: null, job: 'back' });
    });
    const bytes = Buffer.from('SQLite format 3\0 or what somebody wrote');
    writeFileSync(join(data, first), bytes);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await withDesk({ kind: 'synced', name: 'Dropbox' }, async (api, events) => {
      expect((await api.call('app.info', {})).notices).toEqual([
        expect.stringMatching(
          /another copy of it: “stet \(Anna’s conflicted copy 2026-11-25\)\.sqlite”\. Sync/,
        ),
      ]);
      writeFileSync(join(data, second), bytes);
      await vi.advanceTimersByTimeAsync(60_000);
      await vi.waitFor(() =>
        expect(events).toContainEqual(
          expect.objectContaining({ type: 'notice', text: expect.stringContaining(second) }),
        ),
      );
      await vi.advanceTimersByTimeAsync(120_000);
      expect(events.filter(({ type }) => type === 'notice')).toHaveLength(1);
    });
    for (const name of [first, second]) expect(readFileSync(join(data, name))).toEqual(bytes);
    const found = await withDesk({ kind: 'disk' }, (api) => api.call('stories.list', {}));
    expect(found.total).toBe(1);
  });
});
