import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Core, createCore } from '../../electron/core/core.ts';
import { foldedWords } from '../../electron/core/search/fold.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { article } from '../contract/article.ts';
import { resourcesFolder, temporaryFolder } from '../contract/hosts.ts';

// What is removed for good is looked for in every byte of every file of the data folder.

const folder = temporaryFolder();
let core: Core;
afterEach(async () => {
  await core.close();
  folder.remove();
});

async function open(): Promise<Api> {
  core = await createCore({
    dataFolder: folder.path,
    resourcesFolder,
    platform: { host: 'browser', mediaPrefix: '' },
    withSamples: false,
  });
  return connect({ call: core.dispatch, on: core.onEvent });
}

/** Each in a place of its own; the accents are folded in the search index. */
const secrets = {
  headline: 'Quicksilvermond',
  text: 'Zwölfuhrläuten',
  draft: 'Hornblendenfels',
  slug: 'rotkehlchenweg',
  notes: 'Abendpfauenauge',
};
const spellings = Object.values(secrets).flatMap((secret) => [secret, ...foldedWords(secret)]);

/** Files of the data folder that hold one of the secrets, each with what it holds. */
function found(): readonly string[] {
  const files = readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  return files.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    return spellings.filter((secret) => bytes.includes(secret)).map((secret) => `${name}: ${secret}`);
  });
}

const secretStory = (text: string): NodeJson => article(secrets.headline, `The word is ${text}. `.repeat(40));

/** A library in use, with the secret story amid others: created, indexed, saved over, kept as a version, found. */
async function addStories(api: Api): Promise<void> {
  const ordinary = (index: number) => article(`Story ${index}`, `Nothing in number ${index} is secret.`);
  for (let index = 0; index < 40; index += 1) await api.call('stories.create', { document: ordinary(index) });
  const { id } = await api.call('stories.create', {
    document: secretStory(secrets.draft),
    meta: { slug: secrets.slug, notes: secrets.notes },
  });
  expect((await api.call('stories.list', { query: secrets.draft })).total).toBe(1);
  const { story } = await api.call('stories.read', { id });
  await api.call('versions.cut', { id, label: secrets.headline });
  const document = secretStory(secrets.text);
  await api.call('stories.save', { id, baseRevision: story.revision, document, meta: story.meta });
  for (let index = 40; index < 80; index += 1)
    await api.call('stories.create', { document: ordinary(index) });
  expect((await api.call('stories.list', { query: secrets.text })).total).toBe(1);
  expect(found().length).toBeGreaterThan(5);
  await api.call('stories.trash', { ids: [id] });
}

test('within ten seconds after the trash was emptied nothing of a story is left, and the rest is found', async () => {
  const api = await open();
  await addStories(api);
  await api.call('stories.emptyTrash', {});
  await expect.poll(found, { timeout: 10_000, interval: 200 }).toEqual([]);
  expect((await api.call('stories.list', { query: 'nothing secret' })).total).toBe(80);
});

test('closing at once leaves nothing behind either', async () => {
  const api = await open();
  await addStories(api);
  await api.call('stories.emptyTrash', {});
  await core.close();
  expect(found()).toEqual([]);
  expect((await (await open()).call('stories.list', { query: 'nothing secret' })).total).toBe(80);
});
