import { lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openConnection } from '../../electron/core/db/open.ts';
import { canPrint } from '../../electron/core/platform.ts';
import { connect } from '../../shared/contract/host.ts';
import { article, textOf } from '../contract/article.ts';
import { loopbackClient, openCore, temporaryFolder, testToken } from '../contract/hosts.ts';
import { makePng } from '../contract/makePng.ts';
import { startServer } from './startServer.ts';

// What Stet writes is for the eyes of its owner, whatever the system would let new files be.

const headline = 'Quicksilvermond';
const words = 'Zwölfuhrläuten';
const slug = 'rotkehlchenweg';
const passphrase = 'four words nobody guesses';

let folder: ReturnType<typeof temporaryFolder>;
let umask: number;
beforeEach(() => {
  folder = temporaryFolder();
  // The child processes of this test begin with it as well.
  umask = process.umask(0);
});
afterEach(() => {
  process.umask(umask);
  folder.remove();
});

/** All below a folder, itself included. */
function everythingIn(path: string): readonly string[] {
  const below = readdirSync(path, { recursive: true, withFileTypes: true });
  return [path, ...below.map(({ parentPath, name }) => join(parentPath, name))];
}

/** What somebody else could look into or change: its mode and path. */
function openToOthers(path: string): readonly string[] {
  return everythingIn(path).flatMap((one) => {
    const found = lstatSync(one);
    const wanted = found.isDirectory() ? 0o700 : 0o600;
    const mode = found.mode & 0o777;
    return mode === wanted ? [] : [`${mode.toString(8)} ${one}`];
  });
}

/** Files that hold one of the texts. */
function filesWith(path: string, ...texts: readonly string[]): readonly string[] {
  return everythingIn(path).filter((one) => {
    // A browser that was just told to end still takes its own files away.
    if (lstatSync(one, { throwIfNoEntry: false })?.isFile() !== true) return false;
    const bytes = readFileSync(one);
    return texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')));
  });
}

test.runIf(process.platform !== 'win32')(
  'every file of a session is its owner’s alone under any umask, and exported ones follow it',
  { timeout: 120_000 },
  async () => {
    const data = join(folder.path, 'data');
    const backups = join(folder.path, 'data-backups');
    const second = join(folder.path, 'stick');
    const out = join(folder.path, 'out');
    mkdirSync(second);
    mkdirSync(out);
    let time = Date.parse('2026-03-01T08:00:00Z');
    const core = await openCore({
      dataFolder: data,
      backupFolder: backups,
      now: () => new Date(time),
      withSamples: true,
    });
    onTestFinished(() => core.close());
    const api = connect({ call: core.dispatch, on: core.onEvent });
    const work = async (): Promise<void> => {
      const { source } = await api.call('media.add', { name: 'p.png', bytes: makePng(9, 9 + (time % 7)) });
      expect(source).toMatch(/^media:/);
      const { id } = await api.call('stories.create', { document: article(headline, words), meta: { slug } });
      await api.call('versions.cut', { id });
      for (const [format, asFolder] of [
        ['html', true],
        ['json', false],
      ] as const)
        await api.call('exports.write', { ids: [id], format, folder: out, asFolder });
      await api.call('backups.setSecond', { place: second });
      time += 60_000;
      await api.call('backups.make', {});
      await vi.waitFor(
        async () => expect((await api.call('stories.list', { query: words })).total).toBeGreaterThan(0),
        10_000,
      );
      await core.announce({ url: 'http://127.0.0.1:9/', token: 'word' });
      await api.call('stories.trash', { ids: [id] });
      await api.call('stories.emptyTrash', {});
      expect(openToOthers(data)).toEqual([]);
      expect(openToOthers(backups)).toEqual([]);
      expect(readdirSync(join(second, 'stet-backups')).length).toBeGreaterThan(0);
      expect(openToOthers(join(second, 'stet-backups'))).toEqual([]);
    };
    await work();
    await api.call('protection.set', { current: null, next: passphrase, job: 'there' });
    await work();
    await api.call('protection.set', { current: passphrase, next: null, job: 'back' });
    await work();
    await core.close();
    expect(openToOthers(data)).toEqual([]);
    const exported = everythingIn(out).filter((path) => lstatSync(path).isFile());
    expect(exported.length).toBeGreaterThan(3);
    // As any program's: with this umask for all to read, and nobody's to run.
    expect([...new Set(exported.map((path) => lstatSync(path).mode & 0o777))]).toEqual([0o644]);
  },
);

test.runIf(process.platform !== 'win32')(
  'nothing of a story is in the temporary folder or the log when a host has ended, however it ended',
  { timeout: 120_000 },
  async () => {
    const data = join(folder.path, 'data');
    const temporary = join(folder.path, 'tmp');
    mkdirSync(temporary);
    const compiled = join(folder.path, 'compiled');
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGKILL'] as const) {
      const server = startServer(data, 0, { TMPDIR: temporary, NODE_COMPILE_CACHE: compiled });
      onTestFinished(() => void server.child.kill('SIGKILL'));
      const { url = '' } = (await server.announced) ?? {};
      const client = await loopbackClient(url, testToken);
      const api = connect(client.host);
      const bytes = new TextEncoder().encode(`# ${headline}\n\n${words} stands.\n`);
      const { outcomes } = await api.call('imports.read', { files: [{ name: `${slug}.md`, bytes }] });
      const [id = ''] = outcomes.flatMap((outcome) => outcome.id ?? []);
      expect(textOf((await api.call('stories.read', { id })).story.document)).toContain(words);
      if (canPrint())
        await api.call('exports.write', { ids: [id], format: 'pdf', folder: folder.path, asFolder: false });
      // Something that nobody expects, at a story with these words.
      const other = openConnection(join(data, 'stet.sqlite'), 'write', null);
      other.exec('ALTER TABLE place RENAME TO elsewhere');
      const place = { anchor: 1, head: 1, scroll: 0 };
      await expect(api.call('stories.rememberPlace', { id, place })).rejects.toMatchObject({
        code: 'unexpected',
      });
      other.exec('ALTER TABLE elsewhere RENAME TO place');
      other.close();
      server.child.kill(signal);
      client.close();
      const ended = await server.ended;
      expect(ended).toBe(signal === 'SIGKILL' ? 'SIGKILL' : 0);
      await vi.waitFor(() => expect(filesWith(temporary, headline, words, slug), signal).toEqual([]), 10_000);
      expect(openToOthers(data)).toEqual([]);
    }
    const log = readFileSync(join(data, 'log', 'stet.log'), 'utf8');
    expect(log).toContain('stories.rememberPlace SqliteError');
    for (const secret of [headline, words, slug, folder.path]) expect(log).not.toContain(secret);
  },
);
