import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { makePng } from '../contract/makePng.ts';
import { documentOf } from '../formats/formatKit.ts';

// A media file that is gone, is another one, or leads elsewhere: said by name, never shown, never exported.

let folder: ReturnType<typeof temporaryFolder>;
let core: Core;
let api: Api;
let source: string;
let path: string;
let id: string;
const picture = makePng(12, 8);

beforeEach(async () => {
  folder = temporaryFolder();
  core = await openCore({ dataFolder: join(folder.path, 'data'), now: () => new Date(), withSamples: false });
  api = connect({ call: core.dispatch, on: core.onEvent });
  ({ source } = await api.call('media.add', { name: 'gate.png', bytes: picture }));
  const name = source.slice('media:'.length);
  path = join(folder.path, 'data', 'media', name.slice(0, 2), name);
  const figure = {
    type: 'figure',
    attrs: { source },
    content: [
      { type: 'caption', content: [{ type: 'text', text: 'The gate' }] },
      { type: 'credit' },
      { type: 'altText' },
    ],
  };
  ({ id } = await api.call('stories.create', { document: documentOf(figure) }));
});
afterEach(async () => {
  await core.close();
  folder.remove();
});

/** The story as a page with everything inside, and what was said of it. */
async function exported(): Promise<{ readonly page: string; readonly notes: readonly string[] }> {
  const out = join(folder.path, `out${Math.random()}`);
  const { outcomes } = await api.call('exports.write', {
    ids: [id],
    format: 'html',
    folder: out,
    theme: 'standard',
  });
  const [outcome] = outcomes;
  if (outcome?.error != null) throw new Error(outcome.error);
  return { page: readFileSync(outcome?.files[0] ?? '', 'utf8'), notes: outcome?.notes ?? [] };
}

const secret = 'The words of another file of this machine.';
const outside = (): string => {
  const file = join(folder.path, 'secret.png');
  writeFileSync(file, secret);
  return file;
};

test('as it should be it is in the page', async () => {
  expect(await exported()).toMatchObject({ page: expect.stringContaining('data:image/'), notes: [] });
});

test.each([
  ['is gone', () => undefined, /The gate.* is missing: its file is not in the media folder/],
  ['is empty', () => writeFileSync(path, ''), /was changed or damaged/],
  [
    'has one byte changed',
    () =>
      writeFileSync(
        path,
        picture.map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
      ),
    /was changed or damaged/,
  ],
  ['is another file', () => writeFileSync(path, secret), /was changed or damaged/],
  ['leads to another file', () => symlinkSync(outside(), path), /is not in the media folder/],
  ['is a folder', () => mkdirSync(path), /is not in the media folder/],
])('one that %s is said, and nothing of it goes out', async (_what, change, said) => {
  rmSync(path);
  change();
  const { page, notes } = await exported();
  expect(notes).toEqual([expect.stringMatching(said)]);
  expect(page).toContain('The gate');
  expect(page).not.toContain('data:image/');
  expect(page).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20));
  // Given once more, it is there again.
  rmSync(path, { recursive: true, force: true });
  await api.call('media.add', { name: 'gate.png', bytes: picture });
  expect((await exported()).notes).toEqual([]);
});

test('a shelf that leads elsewhere is none of ours', async () => {
  const shelf = join(path, '..');
  renameSync(shelf, join(folder.path, 'elsewhere'));
  symlinkSync(join(folder.path, 'elsewhere'), shelf);
  expect((await exported()).notes).toEqual([expect.stringMatching(/is not in the media folder/)]);
  expect(core.media(source)).toBeNull();
});

test('one that was damaged is mended by being given again', async () => {
  writeFileSync(
    path,
    picture.map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
  );
  await api.call('media.add', { name: 'gate.png', bytes: picture });
  expect(Buffer.compare(readFileSync(path), picture)).toBe(0);
});
