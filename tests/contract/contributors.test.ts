import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import { openConnection } from '../../electron/core/db/open.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import type { ContributorEntry } from '../../shared/story/contributor.ts';
import { signatureOf } from '../../shared/story/signature.ts';
import type { Status } from '../../shared/story/story.ts';
import { article } from './article.ts';
import { openCore, temporaryFolder } from './hosts.ts';

let folder: ReturnType<typeof temporaryFolder>;
let core: Core;
let api: Api;

const open = async () => {
  core = await openCore({ dataFolder: folder.path, now: () => new Date('2026-03-01T08:00:00Z') });
  api = connect({ call: core.dispatch, on: core.onEvent });
};
beforeEach(async () => {
  folder = temporaryFolder();
  await open();
});
afterEach(async () => {
  await core.close();
  folder.remove();
});
const list = async () => (await api.call('contributors.list', {})).contributors;

test('an entry is kept tidy: names on one line, line breaks in a biography, a whole address', async () => {
  expect(
    await api.call('contributors.save', {
      kind: 'person',
      name: ' Éva\u2028Nagy ',
      role: 'Reporter,\nBudapest',
      biography: 'First line\r\nsecond\u0007 line\n',
      url: 'HTTPS://Example.org',
    }),
  ).toMatchObject({
    name: 'Éva Nagy',
    role: 'Reporter, Budapest',
    biography: 'First line\nsecond line',
    url: 'https://example.org/',
  });
});

test.each([
  ['a link that runs something', { url: 'javascript:alert(1)' }, 'url'],
  ['a link to nowhere', { url: 'example' }, 'url'],
  ['one of several links to nowhere', { links: [{ label: 'Here', url: 'file:///etc/passwd' }] }, 'links'],
  [
    'a language twice',
    {
      inLanguages: [
        { language: 'uk', name: 'О' },
        { language: 'UK', name: 'О' },
      ],
    },
    'inLanguages',
  ],
  ['a picture of the disk', { picture: 'file:///etc/passwd' }, 'picture'],
  ['a name of blanks', { name: ' \u2028' }, 'name'],
])('%s is refused, and the field is said', async (_what, wrong, field) => {
  const reply = await core.dispatch('contributors.save', { kind: 'person', name: 'Éva', ...wrong });
  expect(reply).toMatchObject({ ok: false, error: { code: 'invalid', details: { field } } });
  expect(await list()).toEqual([]);
});

test('an entry that somebody else changed is never overwritten, and comes with the refusal', async () => {
  const first = await api.call('contributors.save', { kind: 'person', name: 'Éva', role: 'Reporter' });
  const mine = { ...first, role: 'Editor' };
  const theirs = await api.call('contributors.save', { ...first, biography: 'Here.', baseRevision: 1 });
  expect(await core.dispatch('contributors.save', { ...mine, baseRevision: 1 })).toMatchObject({
    ok: false,
    error: { code: 'stale', details: { entry: theirs } },
  });
  expect(await core.dispatch('contributors.save', mine)).toMatchObject({ error: { code: 'stale' } });
  expect(await list()).toEqual([theirs]);
  // The same again is no second save: its reply may have been lost.
  expect(await api.call('contributors.save', { ...theirs, baseRevision: 1 })).toEqual(theirs);
  expect(await api.call('contributors.save', { ...mine, baseRevision: 2 })).toMatchObject({
    role: 'Editor',
    revision: 3,
  });
});

test('saving an entry that was removed brings it back', async () => {
  const entry = await api.call('contributors.save', { kind: 'desk', name: 'Night desk' });
  await api.call('contributors.remove', { id: entry.id });
  expect(await list()).toEqual([]);
  await api.call('contributors.save', { ...entry, baseRevision: 1 });
  expect(await list()).toMatchObject([{ name: 'Night desk', revision: 2, removedAt: null }]);
});

/** What the table holds of an entry, as the process that wrote it left it. */
async function inLibrary<Result>(work: (value: Record<string, unknown>) => Result): Promise<Result> {
  await core.close();
  const library = openConnection(`${folder.path}/stet.sqlite`, 'write', null);
  const read = library.prepare<[], { id: string; value: string }>('SELECT id, value FROM contributor').get();
  const value = JSON.parse(read?.value ?? '{}') as Record<string, unknown>;
  const result = work(value);
  library.prepare('UPDATE contributor SET value = ?').run(JSON.stringify(value));
  library.close();
  await open();
  return result;
}

test('what a newer Stet wrote of an entry is shown as far as it can be, and kept', async () => {
  await api.call('contributors.save', { kind: 'desk', name: 'Wire', role: 'Agency', pictureShape: 'square' });
  await inLibrary((value) =>
    Object.assign(value, { kind: 'agency', pictureShape: 'round', pronouns: 'they', links: [{ url: 'x' }] }),
  );
  const [entry] = await list();
  expect(entry).toMatchObject({ kind: 'person', name: 'Wire', role: 'Agency', pictureShape: 'wide' });
  if (entry === undefined) return;
  await api.call('contributors.save', {
    ...entry,
    role: 'News agency',
    pictureShape: 'square',
    baseRevision: entry.revision,
  });
  expect(await inLibrary((value) => ({ ...value }))).toMatchObject({
    kind: 'agency',
    role: 'News agency',
    pictureShape: 'square',
    pronouns: 'they',
    links: [{ url: 'x' }],
  });
});

test('one damaged entry does not hide the others', async () => {
  await api.call('contributors.save', { kind: 'desk', name: 'Sound' });
  const { id } = await api.call('contributors.save', { kind: 'desk', name: 'Broken' });
  await core.close();
  const library = openConnection(`${folder.path}/stet.sqlite`, 'write', null);
  library.prepare('UPDATE contributor SET value = ? WHERE id = ?').run('{"id":', id);
  library.close();
  await open();
  expect((await list()).map(({ name }) => name)).toEqual(['Sound']);
});

function signed(headline: string, entry: ContributorEntry): NodeJson {
  const story = article(headline);
  const byline = { type: 'byline', attrs: { ...signatureOf(entry, 'en') } };
  return {
    ...story,
    content: (story.content ?? []).map((field) =>
      field.type === 'bylines' ? { ...field, content: [byline, byline] } : field,
    ),
  };
}

test('a byline is brought up to date in the open stories that are named, and in no other', async () => {
  const entry = await api.call('contributors.save', { kind: 'person', name: 'Éva', role: 'Intern' });
  const add = async (headline: string, status: Status = 'draft') =>
    (await api.call('stories.create', { document: signed(headline, entry), meta: { status } })).id;
  const draft = await add('Draft');
  const moved = await add('Moved on');
  const approved = await add('Approved', 'approved');
  const exported = await add('Exported', 'exported');
  const trashed = await add('Trashed');
  await api.call('stories.trash', { ids: [trashed] });
  await api.call('stories.create', { document: article('Somebody else’s') });
  const stories = async () => {
    const found = await api.call('contributors.stories', { id: entry.id });
    return [found.total, found.stories.map(({ headline, isOutdated }) => [headline, isOutdated])];
  };
  const states = (isOutdated: boolean) => [
    4,
    [
      ['Moved on', isOutdated],
      ['Draft', isOutdated],
      ['Exported', false],
      ['Approved', isOutdated],
    ],
  ];
  expect(await stories()).toEqual(states(false));
  await api.call('contributors.save', { ...entry, role: 'Reporter', baseRevision: 1 });
  expect(await stories()).toEqual(states(true));

  const { outcomes } = await api.call('contributors.updateDrafts', {
    id: entry.id,
    drafts: [
      { id: draft, baseRevision: 1 },
      { id: moved, baseRevision: 7 },
      { id: approved, baseRevision: 1 },
      { id: exported, baseRevision: 1 },
      { id: trashed, baseRevision: 1 },
    ],
  });
  expect(outcomes.map(({ error }) => error === null)).toEqual([true, false, true, false, false]);
  const read = async (id: string) => {
    const { story } = await api.call('stories.read', { id });
    const bylines = (story.document.content ?? []).find(({ type }) => type === 'bylines');
    return [story.revision, bylines?.content?.map(({ attrs }) => attrs?.role)];
  };
  expect(await read(draft)).toEqual([2, ['Reporter', 'Reporter']]);
  expect(await read(approved)).toEqual([2, ['Reporter', 'Reporter']]);
  for (const id of [moved, exported, trashed]) expect(await read(id)).toEqual([1, ['Intern', 'Intern']]);
  const { versions } = await api.call('versions.list', { id: draft });
  expect(versions.map(({ label }) => label)).toEqual(['Before the byline of Éva']);
  const before = await api.call('versions.read', { id: draft, version: versions[0]?.id ?? 0 });
  expect(before.document).toEqual(expect.objectContaining({ type: 'doc' }));
  expect(JSON.stringify(before.document)).toContain('Intern');
});

test('each story gets the byline in its own language', async () => {
  const entry = await api.call('contributors.save', {
    kind: 'person',
    name: 'Olena Tkach',
    role: 'Reporter',
    links: [{ label: ' ', url: 'https://Example.org/olena' }],
  });
  const add = async (language: string) => {
    const { id } = await api.call('stories.create', {
      document: signed(language, entry),
      meta: { language },
    });
    return id;
  };
  const ids = [await add('en'), await add('uk'), await add('ru'), await add('fa')];
  await api.call('contributors.save', {
    ...entry,
    baseRevision: 1,
    inLanguages: [
      { language: 'uk', name: 'Олена Ткач', role: 'Кореспондентка' },
      { language: 'fa', name: 'اولنا تکاچ' },
    ],
  });
  const { stories } = await api.call('contributors.stories', { id: entry.id });
  const shown = stories.map(({ language, isOutdated, textsIn }) => [language, isOutdated, textsIn]).sort();
  expect(shown).toEqual([
    ['en', false, null],
    ['fa', true, 'fa'],
    ['ru', true, 'uk'],
    ['uk', true, 'uk'],
  ]);
  await api.call('contributors.updateDrafts', {
    id: entry.id,
    drafts: ids.map((id) => ({ id, baseRevision: 1 })),
  });
  const names = [];
  for (const id of ids) {
    const { story } = await api.call('stories.read', { id });
    const bylines = (story.document.content ?? []).find(({ type }) => type === 'bylines');
    const attrs = bylines?.content?.[0]?.attrs;
    names.push([attrs?.name, attrs?.role, attrs?.links]);
  }
  const links = [{ label: 'example.org/olena', url: 'https://example.org/olena' }];
  expect(names).toEqual([
    ['Olena Tkach', 'Reporter', links],
    ['Олена Ткач', 'Кореспондентка', links],
    ['Олена Ткач', 'Кореспондентка', links],
    ['اولنا تکاچ', 'Reporter', links],
  ]);
});

test('which stories carry a byline follows every save', async () => {
  const entry = await api.call('contributors.save', { kind: 'person', name: 'Éva' });
  const { id } = await api.call('stories.create', { document: article('Unsigned') });
  const { story } = await api.call('stories.read', { id });
  const total = async () => (await api.call('contributors.stories', { id: entry.id })).total;
  const save = (document: NodeJson, baseRevision: number) =>
    api.call('stories.save', { id, baseRevision, document, meta: story.meta });
  expect(await total()).toBe(0);
  await save(signed('Signed', entry), 1);
  expect(await total()).toBe(1);
  await save(article('Unsigned again'), 2);
  expect(await total()).toBe(0);
});
