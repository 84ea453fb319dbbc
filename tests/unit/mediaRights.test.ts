import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import { bringMedia } from '../../shared/formats/bringMedia.ts';
import { type MediumFacts, mediumFacts } from '../../shared/story/medium.ts';
import { withPicture } from '../contract/article.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { makePng } from '../contract/makePng.ts';

// What may be done with a picture, at export; and what is known of it, out of one library and into another.

interface Desk {
  readonly folder: ReturnType<typeof temporaryFolder>;
  readonly core: Core;
  readonly api: Api;
}
const desks: Desk[] = [];
let from: Desk;
let source: string;
let id: string;
let exports = 0;
/** Noon, where this machine stands. */
const noon = (day: string) => new Date(`${day}T12:00:00`);

async function openDesk(): Promise<Desk> {
  const folder = temporaryFolder();
  const core = await openCore({
    dataFolder: join(folder.path, 'data'),
    now: () => noon('2026-03-01'),
    withSamples: false,
  });
  const desk = { folder, core, api: connect({ call: core.dispatch, on: core.onEvent }) };
  desks.push(desk);
  return desk;
}

beforeAll(async () => {
  from = await openDesk();
  ({ source } = await from.api.call('media.add', { name: 'sluice.png', bytes: makePng(12, 8) }));
  ({ id } = await from.api.call('stories.create', { document: withPicture('The sluice', source) }));
});
beforeEach(() => describe(from, mediumFacts.parse({})));
afterAll(async () => {
  for (const { core, folder } of desks) {
    await core.close();
    folder.remove();
  }
});

async function describe({ api }: Desk, some: Partial<MediumFacts>): Promise<void> {
  const [entry] = (await api.call('media.read', { sources: [source] })).media;
  if (entry === undefined) throw new Error('The picture is not in the library.');
  await api.call('media.update', { source, revision: entry.revision, facts: { ...entry.facts, ...some } });
}

async function exported(format: string, asFolder = false) {
  const folder = join(from.folder.path, `out-${exports++}`);
  const { outcomes } = await from.api.call('exports.write', { ids: [id], format, folder, asFolder });
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error('There is no outcome.');
  return { ...outcome, written: readdirSync(folder) };
}

test.each([
  ['html', { mayExport: false }, 'The picture “sluice.png”: it may not be exported.'],
  [
    'json',
    { expires: '2026-02-28', caption: 'The new sluice' },
    '“The new sluice”: it might be used until 2026-02-28 only.',
  ],
])('a picture that must not go out stops its story, as %s', async (format, facts, why) => {
  await describe(from, facts);
  const { error, files, written } = await exported(format);
  expect([error, files, written]).toEqual([expect.stringContaining(why), [], []]);
});

test('on its last day it still goes out', async () => {
  await describe(from, { expires: '2026-03-01' });
  expect(await exported('html')).toMatchObject({ error: null, notes: [] });
});

const known: Partial<MediumFacts> = {
  caption: 'Шлюз открыт',
  credit: 'PA',
  creator: 'Ada Brook',
  persons: ['Ada', 'Олег'],
  takenAt: '2026-02-01T10:00:00+03:00',
  digitalSourceType: 'digitalCapture',
  licence: 'https://example.org/terms',
  expires: '2026-05-01',
};

test.each([false, true])(
  'what is known of a picture comes along with its story, as a folder: %s',
  async (asFolder) => {
    await describe(from, known);
    const [file = ''] = (await exported('json', asFolder)).files;
    const to = await openDesk();
    const bytes = readFileSync(file);
    const beside = async (name: string) => readFileSync(join(dirname(file), 'media', name));
    const takeIn = async () => {
      if (asFolder) await bringMedia(to.api, bytes, beside);
      const { outcomes } = await to.api.call('imports.read', { files: [{ name: 'story.json', bytes }] });
      expect(outcomes).toMatchObject([{ error: null, missing: [] }]);
    };
    const facts = async () => (await to.api.call('media.read', { sources: [source] })).media[0]?.facts;
    await takeIn();
    expect(await facts()).toEqual(mediumFacts.parse(known));
    // What somebody has written meanwhile stands.
    await describe(to, { caption: 'Ours', credit: '' });
    await takeIn();
    expect(await facts()).toEqual(mediumFacts.parse({ ...known, caption: 'Ours' }));
  },
);

test('facts that no desk could have written cost the story nothing', async () => {
  const [file = ''] = (await exported('json')).files;
  const story = JSON.parse(readFileSync(file, 'utf8'));
  story.media[0].facts = { caption: 7, expires: 'soon', credit: 'PA', persons: 'Ada', mood: 'calm' };
  const to = await openDesk();
  const { outcomes } = await to.api.call('imports.read', {
    files: [{ name: 'story.json', bytes: Buffer.from(JSON.stringify(story)) }],
  });
  expect(outcomes).toMatchObject([{ error: null, dropped: [] }]);
  const [entry] = (await to.api.call('media.read', { sources: [source] })).media;
  expect(entry?.facts).toEqual(mediumFacts.parse({ credit: 'PA' }));
});
