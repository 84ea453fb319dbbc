import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { connect } from '../../shared/contract/host.ts';
import { withCore } from '../faults/deskFiles.ts';
import { startServer } from '../faults/startServer.ts';
import { article, manyWords } from './article.ts';
import { temporaryFolder, testToken } from './hosts.ts';
import { postTo } from './introduceTo.ts';
import { makePng } from './makePng.ts';

const program = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'index.ts');
const folder = temporaryFolder();
const data = join(folder.path, 'data');
const inFolder = (name: string) => join(folder.path, name);
const compiled = { NODE_COMPILE_CACHE: inFolder('compiled') };

interface Result {
  readonly code: number;
  readonly out: string;
  readonly words: string;
}

const stet = (...args: readonly string[]): Promise<Result> => stetOn(data, ...args);
function stetOn(library: string, ...args: readonly string[]): Promise<Result> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [program, '--data', library, ...args],
      { env: { ...process.env, ...compiled } },
      (error, out, words) => {
        done({ code: error === null ? 0 : Number(error.code), out, words });
      },
    );
  });
}
/** A row of any command's JSON, by the names that the tests ask for. */
interface Row {
  readonly id: string;
  readonly name: string;
  readonly headline: string;
  readonly slug: string;
  readonly files: readonly [string, ...string[]];
  readonly error: string | null;
  readonly code: string;
  readonly message: string;
  readonly reason: string;
  readonly width: string;
  readonly file: string;
}

async function json(...args: readonly string[]): Promise<Result & { readonly value: readonly Row[] }> {
  const result = await stet('--json', ...args);
  return { ...result, value: JSON.parse(result.out) };
}

beforeAll(() => {
  mkdirSync(inFolder('in'));
  writeFileSync(
    inFolder('in/ferry.md'),
    '---\ntitle: Ferry returns\n---\n\nThe *ferry* came back at dawn.\n',
  );
  writeFileSync(inFolder('in/wall.txt'), 'The wall holds\n\nThe water rose by a metre.\n');
  writeFileSync(inFolder('in/broken.json'), '{"format": "stet-story"');
  writeFileSync(inFolder('in/picture.bin'), 'not a story');
});
afterAll(() => folder.remove());

describe('the command line', () => {
  test('imports files and folders; one that fails is named and does not hold up the others', async () => {
    const { code, value, words } = await json('import', inFolder('in'), inFolder('nowhere.md'));
    expect(code).toBe(1);
    expect(value.map(({ name, headline }) => [name, headline])).toEqual(
      expect.arrayContaining([
        ['ferry.md', 'Ferry returns'],
        ['wall.txt', 'The wall holds'],
        ['broken.json', ''],
        [inFolder('nowhere.md'), ''],
      ]),
    );
    expect(value).toHaveLength(4);
    expect(words).toContain('2 imported, 2 failed.');
  });

  test('lists, by query and status, a line a story', async () => {
    const all = await stet('list');
    expect([
      all.code,
      all.out
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t').slice(4)),
    ]).toEqual([
      0,
      [
        ['wall', 'The wall holds'],
        ['ferry', 'Ferry returns'],
      ],
    ]);
    expect((await json('list', '--query', 'dawn')).value.map(({ slug }) => slug)).toEqual(['ferry']);
    expect((await json('list', '--status', 'approved')).value).toEqual([]);
  });

  test('shows a story by its slug or its id', async () => {
    const shown = await stet('show', 'ferry');
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining('The ferry came back at dawn.')]);
    const id = (await json('list', '--query', 'ferry')).value[0]?.id ?? '';
    expect(JSON.parse((await stet('show', id, '--json')).out)).toMatchObject({
      id,
      revision: 1,
      meta: { slug: 'ferry' },
    });
    expect(await stet('show', 'nobody')).toMatchObject({
      code: 1,
      out: '',
      words: expect.stringContaining('no story “nobody”'),
    });
  });

  test('exports one or all, and imports a folder export with its media again', async () => {
    expect(await stet('samples')).toMatchObject({ code: 0 });
    const notices = (await stet('notices')).out.trimEnd().split('\n');
    expect(notices.map((line) => line.split('\t').filter((_, index) => index !== 2))).toContainEqual([
      'sample-disclosure',
      'disclosure',
      'en,ru,fa',
      'Disclosure of an interest',
    ]);
    const out = inFolder('out');
    const all = await json('export', '--all', '--format', 'html', '--out', out);
    expect([all.code, all.value.every(({ error }) => error === null), readdirSync(out).length]).toEqual([
      0,
      true,
      all.value.length,
    ]);
    const [one] = (
      await json('export', 'customs-house-reading-room', '--format', 'json', '--folder', '--out', out)
    ).value;
    const other = join(folder.path, 'other');
    const again = await stetOn(other, 'import', one?.files[0] ?? '');
    expect(again).toMatchObject({ code: 0, words: '1 imported.\n' });
    const media = (root: string) =>
      readdirSync(join(root, 'media'), { recursive: true }).filter((name) => String(name).includes('.'));
    expect(media(other).length).toBe((one?.files.length ?? 0) - 1);
  });

  test('imports the other files when a medium beside one of them is bad, and says so by its exit code', async () => {
    const out = inFolder('spoilt');
    const [story] = (
      await json('export', 'customs-house-reading-room', '--format', 'json', '--folder', '--out', out)
    ).value;
    const [, bad = ''] = story?.files ?? [];
    writeFileSync(bad, 'not a picture any more');
    writeFileSync(join(out, 'later.md'), '# Later story\n\nIt came in all the same.\n');
    const { code, out: lines, words } = await stetOn(inFolder('third'), 'import', out);
    expect([
      code,
      lines
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')[2]),
    ]).toEqual([1, [expect.stringContaining('reading room'), 'Later story']]);
    expect(words).toMatch(/^story\.json: The .+ is missing: media\/[0-9a-f]{64}\.\w+ could not be taken\. /m);
    expect(words).toContain('2 imported, 1 of them without all media.');
  });

  test('checks, and says by its exit code that something was found', async () => {
    const { code, value } = await json('check', 'wall');
    expect([
      code,
      value.length > 0,
      value.every(({ code: finding, message }) => finding.includes('.') && message.length > 10),
    ]).toEqual([1, true, true]);
  });

  test('lists versions and restores one', async () => {
    const [first] = (await json('versions', 'ferry')).value;
    expect(first).toMatchObject({ reason: 'export', headline: 'Ferry returns' });
    expect(await stet('restore', 'ferry', String(first?.id))).toMatchObject({ code: 0 });
    expect((await json('versions', 'ferry')).value.map(({ reason }) => reason)).toEqual([
      'restore',
      'export',
    ]);
    expect(await stet('restore', 'ferry', '9999')).toMatchObject({
      code: 1,
      words: expect.stringContaining('no such version'),
    });
  });

  test('makes pictures of an article at the widths asked for', { timeout: 60_000 }, async () => {
    const { code, value } = await json(
      'preview',
      'ferry',
      '--out',
      inFolder('pictures'),
      '--widths',
      'xs,md',
    );
    expect([code, value.map(({ width }) => width)]).toEqual([0, ['xs', 'md']]);
    expect(value.map(({ file }) => readFileSync(file).readUInt32BE(16))).toEqual([320, 1024]);
  });

  test.each([
    [['bogus']],
    [[]],
    [['export', '--out', 'x']],
    [['export', 'a', '--all', '--out', 'x']],
    [['export', 'a', '--format', 'docx', '--out', 'x']],
    [['list', '--status', 'lost']],
    [['preview', 'a', '--out', 'x', '--widths', 'xxl']],
    [['restore', 'a', 'first']],
    [['import']],
  ])('wrong usage is told apart from failure: %j', async (args) => {
    expect(await stet(...args)).toMatchObject({ code: 2, out: '' });
  });

  test('helps', async () =>
    expect(await stet('--help')).toMatchObject({ code: 0, out: expect.stringContaining('preview') }));

  test('serves the desk until it is told to end', async () => {
    const child = spawn(process.execPath, [program, '--data', data, 'serve'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...compiled },
    });
    const line = await new Promise<string>((done) =>
      child.stdout.once('data', (bytes) => done(String(bytes))),
    );
    expect(line).toMatch(/^Stet is open at http:\/\/127\.0\.0\.1:\d+\/#t=\S+\n$/);
    child.kill('SIGTERM');
    expect(await new Promise((done) => child.on('close', done))).toBe(0);
  });

  test('adds media from files and folders, lists them, and shows what is known of one', async () => {
    mkdirSync(inFolder('shelf/deep'), { recursive: true });
    writeFileSync(inFolder('shelf/gate.png'), makePng(4, 3));
    writeFileSync(inFolder('shelf/deep/Шлюз.PNG'), makePng(5, 3));
    writeFileSync(inFolder('shelf/deep/notes.txt'), 'no medium');
    writeFileSync(inFolder('shelf/broken.jpg'), 'no picture');
    const added = await stet('media', 'add', inFolder('shelf'), inFolder('shelf/gate.png'));
    const lines = added.out
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(lines.map(([, state, name]) => [state, name])).toEqual([
      ['added', 'Шлюз.PNG'],
      ['added', 'gate.png'],
      ['known', 'gate.png'],
    ]);
    expect([added.code, added.words]).toEqual([
      1,
      expect.stringMatching(
        /broken\.jpg: This is no file Stet can show[\s\S]*2 added, 1 known already, 1 failed\.\n$/,
      ),
    ]);
    const source = lines[1]?.[0] ?? '';
    const shown = await stet('media', 'show', source.slice('media:'.length, 20));
    expect(shown).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^gate\.png\n[\s\S]*size: 4 × 3\n[\s\S]*stories: 0\n/),
    });
    const list = await json('media', 'list', '--search', 'ШЛЮЗ', '--unused');
    expect(list.value.map(({ name }) => name)).toEqual(['Шлюз.PNG']);
    expect(await stet('media', 'show', 'nothing')).toMatchObject({
      code: 1,
      words: expect.stringContaining('“nothing”'),
    });
  });

  test('goes through the Stet that is open, and leaves the folder to it', async () => {
    const server = startServer(data, 0, compiled);
    expect(await server.announced).toMatchObject({ ready: true });
    writeFileSync(inFolder('late.txt'), 'Late news\n\nIt came while the desk was open.\n');
    expect(await stet('import', inFolder('late.txt'))).toMatchObject({ code: 0 });
    expect((await json('list', '--query', 'late')).value.map(({ headline }) => headline)).toEqual([
      'Late news',
    ]);
    expect(
      (await json('export', 'late', '--format', 'json', '--out', inFolder('open'))).value[0]?.files.map(
        (file) => existsSync(file),
      ),
    ).toEqual([true]);
    expect(
      await stet('preview', 'customs-house-reading-room', '--out', inFolder('open'), '--widths', 'xs'),
    ).toMatchObject({ code: 0 });
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect((await json('list', '--query', 'late')).value).toHaveLength(1);
  });

  test('says at once what holds the folder when that takes no commands, and what to do', async () => {
    const held = inFolder('held');
    await withCore(held, async (_api, core) => {
      // As Electron's desk announces itself.
      await core.announce({ url: null, token: '' });
      const began = performance.now();
      const { code, out, words } = await stetOn(held, 'list');
      expect([code, out]).toEqual([1, '']);
      expect(words).toContain(`in a window of its own (process ${process.pid})`);
      expect(words).toContain('Go on there, or close it and try again; nothing was changed.');
      // It used to wait for half a minute first.
      expect(performance.now() - began).toBeLessThan(25_000);
    });
  });

  test('opens an encrypted library with the passphrase that is given, and with no other', {
    timeout: 60_000,
  }, async () => {
    const locked = inFolder('locked');
    const passphrase = 'four words nobody guesses';
    await withCore(locked, async (api) => {
      await api.call('stories.create', { document: article('Behind a lock') });
      await api.call('protection.set', { current: null, next: passphrase, job: 'encrypt' });
    });
    const without = await stetOn(locked, 'list');
    expect(without).toMatchObject({ code: 1, out: '' });
    expect(without.words).toContain('STET_PASSPHRASE');
    vi.stubEnv('STET_PASSPHRASE', 'not this one');
    expect((await stetOn(locked, 'list')).words).toContain('not the passphrase');
    vi.stubEnv('STET_PASSPHRASE', passphrase);
    expect((await stetOn(locked, 'list')).out).toContain('Behind a lock');
    vi.unstubAllEnvs();

    const server = startServer(locked, 0, compiled);
    onTestFinished(() => void server.child.kill('SIGKILL'));
    expect(await server.announced).toMatchObject({ ready: true });
    expect((await stetOn(locked, 'list')).words).toContain('The library is locked');
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  test('ends with a plain word when the library is locked under it', async () => {
    const busy = inFolder('busy');
    const passphrase = 'four words nobody guesses';
    await withCore(busy, async (api) => {
      const document = article('One of many', manyWords(700));
      for (let number = 0; number < 400; number += 1) await api.call('stories.create', { document });
      await api.call('protection.set', { current: null, next: passphrase, job: 'encrypt' });
    });
    const server = startServer(busy, 0, compiled);
    const { url = '' } = (await server.announced) ?? {};
    const { call } = connect({ call: postTo(url, testToken), on: () => () => {} });
    await call('protection.unlock', { passphrase });
    const exporting = stetOn(busy, 'export', '--all', '--out', inFolder('cut'));
    await vi.waitFor(() => expect(readdirSync(inFolder('cut')).length).toBeGreaterThan(0), {
      timeout: 20_000,
      interval: 20,
    });
    await call('protection.lock', {});
    expect(await call('protection.read', {})).toEqual({ state: 'locked' });
    expect(await exporting).toMatchObject({
      code: 1,
      out: '',
      words: expect.stringMatching(/The library is being locked\. \d+ of 400 stories were exported before/),
    });
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });
});
