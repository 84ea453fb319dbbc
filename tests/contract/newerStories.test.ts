import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, connect } from '../../shared/contract/host.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { plainText } from '../../shared/document/nodeJson.ts';
import { schemaVersion } from '../../shared/story/story.ts';
import { article, textOf } from './article.ts';
import { inProcess, type TestHost, temporaryFolder } from './hosts.ts';

/** Stories of a newer Stet in the library of this one: read, exported as they came, never changed. */
const data = temporaryFolder();
const exports = temporaryFolder();
let desk: TestHost;
let api: Api;

beforeAll(async () => {
  desk = await inProcess({ dataFolder: data.path, now: () => new Date('2026-03-01T08:00:00Z') });
  api = connect(desk.host);
});
afterAll(async () => {
  await desk.close();
  data.remove();
  exports.remove();
});

/** Shaped as no document of this version is: this one would move and retype it. */
const newerDocument: NodeJson = {
  type: 'doc',
  content: [
    {
      type: 'headline',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The flood, in scenes' }] }],
    },
    {
      type: 'body',
      content: [
        { type: 'scene', attrs: { at: 3 }, content: [{ type: 'text', text: 'By night' }] },
        {
          type: 'bulletList',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The river rose.' }] }],
        },
      ],
    },
    { type: 'credits', content: [{ type: 'text', text: 'Mara' }] },
  ],
};

async function add(
  document: NodeJson,
  facts: Readonly<Record<string, unknown>> = {},
  written = schemaVersion,
  more: Readonly<Record<string, unknown>> = {},
) {
  const file = { format: 'stet-story', version: 1, schemaVersion: written, story: facts, document, ...more };
  const { outcomes } = await api.call('imports.read', {
    files: [{ name: 'story.json', bytes: new TextEncoder().encode(JSON.stringify(file)) }],
  });
  const [outcome] = outcomes;
  if (outcome === undefined || outcome.id === null) throw new Error(outcome?.error ?? 'Nothing came of it.');
  return { id: outcome.id, dropped: outcome.dropped };
}

async function exported(id: string, format: string): Promise<string> {
  const { outcomes } = await api.call('exports.write', {
    ids: [id],
    format,
    folder: exports.path,
    theme: 'standard',
    asFolder: false,
    job: 'test',
  });
  const path = outcomes[0]?.files[0];
  if (path === undefined) throw new Error(outcomes[0]?.error ?? 'Nothing was written.');
  return readFileSync(join(exports.path, path.replace(exports.path, '')), 'utf8');
}

const failure = async (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error,
  );

describe('a story whose schema is newer', () => {
  test('is read-only, its text readable, and the sentence says why', async () => {
    const { id } = await add(newerDocument, { slug: 'flood' }, schemaVersion + 3);
    const { story, readOnly } = await api.call('stories.read', { id });
    expect(readOnly).toBe(
      'This story was written with a newer Stet. It can be read and exported here; update Stet to change it.',
    );
    expect(story.schemaVersion).toBe(schemaVersion + 3);
    for (const words of ['The flood, in scenes', 'The river rose.'])
      expect(plainText(story.document)).toContain(words);
    expect((await api.call('stories.list', { query: 'river' })).rows.map((row) => row.id)).toContain(id);
  });

  test('cannot be saved: the core itself refuses, and nothing is changed', async () => {
    const { id } = await add(newerDocument, {}, schemaVersion + 1);
    const { story } = await api.call('stories.read', { id });
    expect(
      await failure(
        api.call('stories.save', {
          id,
          baseRevision: story.revision,
          document: article('Changed'),
          meta: story.meta,
        }),
      ),
    ).toMatchObject({ code: 'readOnly', message: expect.stringContaining('newer Stet') });
    expect((await api.call('stories.read', { id })).story).toEqual(story);
  });

  test('is exported as it came, version and all, and comes in again the same', async () => {
    const { id } = await add(newerDocument, { slug: 'as-it-came' }, schemaVersion + 1);
    const file = JSON.parse(await exported(id, 'json'));
    expect(file.document).toEqual(newerDocument);
    expect(file.schemaVersion).toBe(schemaVersion + 1);
    const again = await add(file.document, file.story, file.schemaVersion);
    expect(JSON.parse(await exported(again.id, 'json')).document).toEqual(newerDocument);
    expect(await exported(id, 'html')).toContain('The river rose.');
  });

  test('is duplicated and kept as a version without a change', async () => {
    const { id } = await add(newerDocument, {}, schemaVersion + 1);
    const copy = await api.call('stories.duplicate', { id });
    expect(JSON.parse(await exported(copy.id, 'json'))).toMatchObject({
      schemaVersion: schemaVersion + 1,
      document: newerDocument,
    });
    const { version } = await api.call('versions.cut', { id, label: 'as it was' });
    const kept = await api.call('versions.read', { id, version: version.id });
    expect(plainText(kept.document)).toContain('The river rose.');
    const { story } = await api.call('stories.read', { id });
    expect(
      await failure(api.call('versions.restore', { id, version: version.id, baseRevision: story.revision })),
    ).toMatchObject({ code: 'readOnly' });
  });

  test('holds no address that no story may hold, nor a shape that would trip a reader', async () => {
    const hostile = {
      type: 'doc',
      content: [
        ...(newerDocument.content ?? []),
        { type: 'scene', attrs: { at: 'javascript:alert(1)', depth: 3 }, content: [] },
      ],
    };
    const { id } = await add(hostile, {}, schemaVersion + 1);
    expect(await exported(id, 'json')).not.toContain('javascript:');
    const odd = { type: 'doc', content: [{ type: 'scene', content: 'not a list' }, null, 7] };
    const other = await add(odd as unknown as NodeJson, { slug: 'odd' }, schemaVersion + 1);
    expect((await api.call('stories.read', { id: other.id })).story.schemaVersion).toBe(schemaVersion + 1);
    expect(await exported(other.id, 'html')).toContain('<main');
  });

  test('written by an older Stet, is of this version from then on', async () => {
    const { id } = await add(article('Old'), {}, 1);
    expect((await api.call('stories.read', { id })).story.schemaVersion).toBe(schemaVersion);
  });
});

describe('facts this version cannot use', () => {
  const odd = {
    status: 'legalHold',
    language: 'x_newer',
    tags: { primary: 'rivers' },
    slug: 'tide',
    mood: [1],
  };

  test('are the default here, kept, exported and said', async () => {
    const { id, dropped } = await add(article('Tide'), odd);
    const { story, readOnly } = await api.call('stories.read', { id });
    expect(readOnly).toBeNull();
    expect(story.meta).toMatchObject({ status: 'draft', language: 'en', tags: [], slug: 'tide', mood: [1] });
    expect(dropped.join(' ')).toContain('status, language, tags: this Stet cannot use');
    expect(JSON.parse(await exported(id, 'json')).story).toMatchObject(odd);
  });

  test('stay through saves of other facts, until one is chosen', async () => {
    const { id } = await add(article('Tide'), { ...odd, slug: 'tide-2' });
    const { story } = await api.call('stories.read', { id });
    const save = (revision: number, meta: typeof story.meta) =>
      api.call('stories.save', { id, baseRevision: revision, document: article('Tide turns'), meta });
    const { revision } = await save(story.revision, { ...story.meta, section: 'World' });
    expect(JSON.parse(await exported(id, 'json')).story).toMatchObject({
      ...odd,
      slug: 'tide-2',
      section: 'World',
    });
    const { story: now } = await api.call('stories.read', { id });
    expect(textOf(now.document)).toContain('Tide turns');
    await save(revision, { ...now.meta, status: 'review' });
    expect(JSON.parse(await exported(id, 'json')).story).toMatchObject({
      ...odd,
      slug: 'tide-2',
      status: 'review',
    });
  });

  test('of a page that no Stet wrote are left out', async () => {
    const page = '<html lang="??"><title>Tide</title><body><p>It rose.</p></body></html>';
    const { outcomes } = await api.call('imports.read', {
      files: [{ name: 'a.html', bytes: new TextEncoder().encode(page) }],
    });
    const id = outcomes[0]?.id ?? '';
    const { story } = await api.call('stories.read', { id });
    expect(story.meta['_newer']).toBeUndefined();
  });

  test('never bring in an address that no story may hold', async () => {
    const { id, dropped } = await add(article('Tide'), {
      slug: 'tide-3',
      status: { at: 'javascript:alert(1)' },
      mood: ['file:///etc/passwd'],
    });
    expect(await exported(id, 'json')).not.toMatch(/javascript:|passwd/);
    expect(dropped.join(' ')).toContain('An address that is not allowed was taken out.');
  });

  test('and what a file holds beside them is named when it is left out', async () => {
    const { dropped } = await add(article('Tide'), { createdAt: 'in spring' }, schemaVersion, {
      translations: [],
    });
    expect(dropped).toEqual([
      'The file does not say in a usable way when the story was begun; today is taken.',
      '“translations” in the file is not known to this Stet and was left out.',
    ]);
  });
});
