import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importBatch } from '../../electron/cli/importBatch.ts';
import { readBatches } from '../../electron/cli/readBatches.ts';
import type { ImportOutcome } from '../../shared/contract/calls.ts';
import { mediaShown } from '../../shared/formats/mediaAddress.ts';
import { missingSentence } from '../../shared/formats/missingMedia.ts';
import { temporaryFolder } from '../contract/hosts.ts';
import { type DeskInProcess, deskInProcess } from './deskInProcess.ts';

/** A desk that exports a sample story as a folder, and another one that has never seen its media. */
let from: DeskInProcess;
let to: DeskInProcess;
let out: ReturnType<typeof temporaryFolder>;
let story: string;

beforeEach(async () => {
  [from, to, out] = [await deskInProcess(), await deskInProcess(), temporaryFolder()];
  await from.api.call('samples.add', {});
  story = await exported('json');
});
afterEach(async () => {
  await from.close();
  await to.close();
  out.remove();
});

async function exported(format: string): Promise<string> {
  const { rows } = await from.api.call('stories.list', { slug: 'customs-house-reading-room' });
  const { outcomes } = await from.api.call('exports.write', {
    ids: rows.map(({ id }) => id),
    format,
    folder: out.path,
    asFolder: true,
  });
  return outcomes[0]?.files[0] ?? '';
}

async function importAll(...paths: readonly string[]) {
  const outcomes: ImportOutcome[] = [];
  const notes: string[] = [];
  for await (const batch of readBatches(paths)) {
    outcomes.push(...(await importBatch(to.api, batch.files)));
    notes.push(...batch.notes);
  }
  return { outcomes, notes };
}
const mediaFolder = () => join(dirname(story), 'media');
const names = () => readdirSync(mediaFolder()).sort();
const kept = () =>
  readdirSync(join(to.folder, 'media'), { recursive: true })
    .map((name) => String(name).replace(/^.*[\\/]/, ''))
    .filter((name) => name.includes('.'))
    .sort();

test.each(['json', 'html'])(
  'a folder export (%s) brings its media to a desk that has none',
  async (format) => {
    const path = await exported(format);
    const { outcomes } = await importAll(path);
    expect(outcomes.map(({ missing, error }) => ({ missing, error }))).toEqual([
      { missing: [], error: null },
    ]);
    // Of a page's pictures one size each, as the page itself shows them.
    const expected = format === 'json' ? names() : [...mediaShown(readFileSync(path, 'latin1'))].sort();
    expect(kept()).toEqual(expected);
  },
);

test('media that are not there are named one by one, by what they show and by their file', async () => {
  const [first = ''] = names().filter((name) => name.endsWith('.jpg'));
  const sound = names().find((name) => name.endsWith('.mp3')) ?? '';
  for (const name of [first, sound]) rmSync(join(mediaFolder(), name));
  const { outcomes } = await importAll(story);
  const sentences = outcomes.flatMap(({ missing }) => missing.map(missingSentence));
  expect(sentences).toHaveLength(2);
  expect(sentences.find((one) => one.includes(first))).toMatch(
    /^The picture “.{10,60}” is missing: media\/[0-9a-f]{64}\.jpg did not come with the story\.$/,
  );
  expect(sentences.find((one) => one.includes(sound))).toMatch(/^The sound “.+” is missing/);
});

describe('a bad medium', () => {
  test.each<[string, (path: string) => void, RegExp]>([
    [
      'that is another file',
      (path) => writeFileSync(path, 'not a picture'),
      /could not be taken\. This is no file Stet can show/,
    ],
    [
      'that is another picture',
      (path) => writeFileSync(path, readFileSync(join(mediaFolder(), pictures()[1] ?? ''))),
      /is not what its name says/,
    ],
    [
      'that is a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
      /could not be taken\. It could not be read/,
    ],
  ])('%s is named with the reason, and everything else is imported', async (_what, spoil, reason) => {
    const [bad = ''] = pictures();
    spoil(join(mediaFolder(), bad));
    const notes = join(out.path, 'z-notes.md');
    writeFileSync(notes, '# Still imported\n\nYes.\n');
    const { outcomes } = await importAll(dirname(story), notes);
    expect(outcomes.map(({ headline, error }) => [headline, error])).toEqual([
      [expect.stringContaining('reading room'), null],
      ['Still imported', null],
    ]);
    expect(outcomes[0]?.missing.map(missingSentence)).toEqual([expect.stringMatching(reason)]);
    expect(kept()).toEqual(names().filter((name) => name !== bad));
  });

  function pictures(): readonly string[] {
    return names().filter((name) => name.endsWith('.jpg'));
  }

  test('inside the file is named with the reason', async () => {
    const { rows } = await from.api.call('stories.list', { slug: 'customs-house-reading-room' });
    const { outcomes: written } = await from.api.call('exports.write', {
      ids: rows.map(({ id }) => id),
      format: 'json',
      folder: out.path,
    });
    const path = written[0]?.files[0] ?? '';
    const file = JSON.parse(readFileSync(path, 'utf8'));
    file.media[0].data = btoa('something else');
    writeFileSync(path, JSON.stringify(file));
    const { outcomes } = await importAll(path);
    expect(outcomes[0]?.missing.map(missingSentence)).toEqual([
      expect.stringMatching(/^The picture “.+” is missing: its file in the story is damaged\.$/),
    ]);
  });
});

test('a medium that comes later takes its place', async () => {
  const [name = ''] = names();
  const bytes = new Uint8Array(readFileSync(join(mediaFolder(), name)));
  rmSync(join(mediaFolder(), name));
  const [outcome] = (await importAll(story)).outcomes;
  const [missing] = outcome?.missing ?? [];
  await to.api.call('media.add', { name, bytes, source: missing?.source });
  expect((await to.api.call('media.info', { source: missing?.source ?? '' })).bytes).toBe(bytes.length);
});

test('of a story exported in two formats to one folder, one story is made, and that is said', async () => {
  await exported('html');
  const { outcomes, notes } = await importAll(out.path);
  expect(outcomes.map(({ name }) => name)).toEqual(['story.json']);
  expect(notes).toEqual([expect.stringMatching(/index\.html: Not imported, because story\.json beside it/)]);
});
