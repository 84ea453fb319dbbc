import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import { openConnection } from '../../electron/core/db/open.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import type { NoticeEntry } from '../../shared/story/libraryNotice.ts';
import { noticeNode, textFor } from '../../shared/story/noticeNode.ts';
import type { Status } from '../../shared/story/story.ts';
import { article } from './article.ts';
import { openCore, temporaryFolder } from './hosts.ts';

let folder: ReturnType<typeof temporaryFolder>;
let core: Core;
let api: Api;
let time = '2026-03-01T08:00:00.000Z';

const open = async () => {
  core = await openCore({ dataFolder: folder.path, now: () => new Date(time) });
  api = connect({ call: core.dispatch, on: core.onEvent });
};
beforeEach(async () => {
  time = '2026-03-01T08:00:00.000Z';
  folder = temporaryFolder();
  await open();
});
afterEach(async () => {
  await core.close();
  folder.remove();
});

const words = (...texts: readonly string[]): NodeJson[] =>
  texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
const legal = (english: string, russian = 'Слова.') => ({
  title: 'Undesirable',
  kind: 'foreignAgent' as const,
  texts: [
    { language: 'en', content: words(english) },
    { language: 'ru', content: words(russian) },
  ],
});
const list = async () => (await api.call('notices.list', {})).notices;

test('words are kept as a story’s schema has them, with marks, lists and links', async () => {
  const content: NodeJson[] = [
    {
      type: 'paragraph',
      content: [
        { type: 'text', marks: [{ type: 'bold' }], text: 'Note: ' },
        {
          type: 'text',
          marks: [{ type: 'link', attrs: { href: 'https://example.org/law' } }],
          text: 'the law',
        },
      ],
    },
  ];
  const saved = await api.call('notices.save', {
    title: '  Legal\nnotice ',
    kind: 'legal',
    texts: [{ language: 'en', content }],
  });
  expect(saved.title).toBe('Legal notice');
  expect(saved.texts[0]?.content[0]?.content?.[1]?.marks).toEqual([
    { type: 'link', attrs: { href: 'https://example.org/law', title: '', rel: '' } },
  ]);
  expect(await list()).toEqual([saved]);
});

test.each([
  ['a title of blanks', { title: ' \u2028' }, 'title'],
  ['no words', { texts: [{ language: 'en', content: words(' ') }] }, 'texts'],
  ['a language twice', { texts: [...legal('x').texts, { language: 'RU', content: words('x') }] }, 'texts'],
  ['a picture', { texts: [{ language: 'en', content: [{ type: 'figure' }] }] }, 'texts'],
  [
    'a list in a correction',
    {
      kind: 'correction',
      texts: [
        {
          language: 'en',
          content: [{ type: 'bulletList', content: [{ type: 'listItem', content: words('x') }] }],
        },
      ],
    },
    'texts',
  ],
  [
    'a link that runs something',
    {
      texts: [
        {
          language: 'en',
          content: [
            {
              type: 'paragraph',
              content: [
                {
                  type: 'text',
                  marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
                  text: 'x',
                },
              ],
            },
          ],
        },
      ],
    },
    'texts',
  ],
])('%s is refused, and the field is said', async (_what, wrong, field) => {
  const reply = await core.dispatch('notices.save', { ...legal('Words.'), ...wrong });
  expect(reply).toMatchObject({ ok: false, error: { code: 'invalid', details: { field } } });
  expect(await list()).toEqual([]);
});

test('it changed when its words did, not when only its title did; nobody’s is overwritten', async () => {
  const first = await api.call('notices.save', legal('Words.'));
  time = '2026-03-02T08:00:00.000Z';
  const titled = await api.call('notices.save', { ...first, title: 'Law', baseRevision: 1 });
  expect([titled.changedAt, titled.revision]).toEqual([first.changedAt, 2]);
  expect(
    await core.dispatch('notices.save', { ...first, ...legal('Other words.'), baseRevision: 1 }),
  ).toMatchObject({ ok: false, error: { code: 'stale', details: { entry: titled } } });
  const changed = await api.call('notices.save', { ...titled, ...legal('Other.'), baseRevision: 2 });
  expect([changed.changedAt, changed.revision]).toEqual([time, 3]);
  // The same again is no second save: its reply may have been lost.
  expect(await api.call('notices.save', { ...changed, baseRevision: 2 })).toEqual(changed);
});

test('what a newer Stet wrote of a notice is kept, and a damaged one hides no other', async () => {
  const { id } = await api.call('notices.save', legal('Words.'));
  const broken = await api.call('notices.save', { ...legal('Words.'), title: 'Broken' });
  await core.close();
  const library = openConnection(`${folder.path}/stet.sqlite`, 'write', null);
  const value =
    library.prepare<[string], string>('SELECT value FROM notice WHERE id = ?').pluck().get(id) ?? '';
  const write = library.prepare('UPDATE notice SET value = ? WHERE id = ?');
  const before = JSON.parse(value) as NoticeEntry;
  const newer = before.texts.map((text) => ({ ...text, heading: 'Law' }));
  write.run(JSON.stringify({ ...before, texts: newer, kind: 'advert', until: '2027' }), id);
  write.run('{"id":', broken.id);
  library.close();
  await open();
  const [entry] = await list();
  expect(entry).toMatchObject({ title: 'Undesirable', kind: 'other' });
  if (entry === undefined) return;
  const texts = entry.texts.map((text) =>
    text.language === 'en' ? { ...text, content: words('Other.') } : text,
  );
  await api.call('notices.save', { ...entry, title: 'Law', texts, baseRevision: 1 });
  await core.close();
  const after = openConnection(`${folder.path}/stet.sqlite`, 'read', null);
  const kept = after.prepare<[string], string>('SELECT value FROM notice WHERE id = ?').pluck().get(id) ?? '';
  after.close();
  await open();
  expect(JSON.parse(kept)).toMatchObject({
    kind: 'advert',
    until: '2027',
    title: 'Law',
    texts: [{ heading: 'Law' }, { heading: 'Law' }],
  });
});

function story(headline: string, entry: NoticeEntry, language: string, isReference = true): NodeJson {
  const text = textFor(entry, language);
  if (text === null) throw new Error('The notice has no words.');
  const node = noticeNode(entry, text, language, { isReference, today: '2026-03-01' });
  const document = article(headline, 'Text.');
  return {
    ...document,
    content: (document.content ?? []).map((field) =>
      field.type === 'body' ? { ...field, content: [...(field.content ?? []), node] } : field,
    ),
  };
}

const noticesIn = async (id: string) => {
  const { story: read } = await api.call('stories.read', { id });
  const body = (read.document.content ?? []).find(({ type }) => type === 'body');
  return (body?.content ?? []).filter(({ type }) => type === 'notice');
};
const text = (node: NodeJson | undefined): string =>
  node?.text ?? (node?.content ?? []).map((child) => text(child)).join('');

test('a changed notice is brought up to date in the open stories that are named, each in its language', async () => {
  const entry = await api.call('notices.save', legal('Old words.', 'Старые слова.'));
  const add = async (document: NodeJson, language = 'en', status: Status = 'draft') =>
    (await api.call('stories.create', { document, meta: { language, status } })).id;
  const english = await add(story('English', entry, 'en'));
  const russian = await add(story('Русский', entry, 'ru'), 'ru', 'approved');
  const exported = await add(story('Exported', entry, 'en'), 'en', 'exported');
  const copied = await add(story('Copied', entry, 'en', false));
  const found = async () => {
    const { total, stories } = await api.call('notices.stories', { id: entry.id });
    return [total, stories.map((one) => [one.headline, one.isOutdated, one.textsIn]).sort()];
  };
  expect(await found()).toEqual([
    3,
    [
      ['English', false, null],
      ['Exported', false, null],
      ['Русский', false, null],
    ],
  ]);
  time = '2026-04-01T08:00:00.000Z';
  await api.call('notices.save', { ...entry, ...legal('New words.', 'Новые слова.'), baseRevision: 1 });
  expect(await found()).toEqual([
    3,
    [
      ['English', true, 'en'],
      ['Exported', false, null],
      ['Русский', true, 'ru'],
    ],
  ]);
  const { findings } = await api.call('stories.findings', { ids: [english, copied] });
  expect(findings.filter(({ code }) => code.startsWith('notice.')).map(({ message }) => message)).toEqual([
    'The notice “Undesirable” has changed since 2026-03-01: update it.',
  ]);
  const { outcomes } = await api.call('notices.updateStories', {
    id: entry.id,
    stories: [english, russian, exported].map((id) => ({ id, baseRevision: 1 })),
  });
  expect(outcomes.map(({ error }) => error === null)).toEqual([true, true, false]);
  const said = [];
  for (const id of [english, russian, exported, copied]) said.push(text((await noticesIn(id))[0]));
  expect(said).toEqual(['New words.', 'Новые слова.', 'Old words.', 'Old words.']);
  expect((await noticesIn(english))[0]?.attrs).toMatchObject({ noticeId: entry.id, noticeChangedAt: time });
  const { versions } = await api.call('versions.list', { id: english });
  expect(versions.map(({ label }) => label)).toEqual(['Before the notice “Undesirable”']);
});

test('words a person changed in the story are said to be theirs, and become a version before they go', async () => {
  const entry = await api.call('notices.save', legal('Old words.'));
  const document = story('Edited', entry, 'en');
  const { id } = await api.call('stories.create', {
    // Only the words are others.
    document: JSON.parse(JSON.stringify(document).replace('Old words.', 'My words.')) as NodeJson,
    meta: { language: 'en' },
  });
  const { findings } = await api.call('stories.findings', { ids: [id] });
  expect(findings.map(({ code }) => code)).toContain('notice.edited');
  const { stories } = await api.call('notices.stories', { id: entry.id });
  expect(stories).toMatchObject([{ isOutdated: true, isEdited: true }]);
  await api.call('notices.updateStories', { id: entry.id, stories: [{ id, baseRevision: 1 }] });
  expect(text((await noticesIn(id))[0])).toBe('Old words.');
  const { versions } = await api.call('versions.list', { id });
  const before = await api.call('versions.read', { id, version: versions[0]?.id ?? 0 });
  expect(JSON.stringify(before.document)).toContain('My words.');
});

test('a new library begins with samples in English, Russian and Persian, and lets go of the untouched ones', async () => {
  await api.call('samples.add', {});
  const samples = await list();
  expect(samples.map(({ kind, texts }) => [kind, texts.map(({ language }) => language)])).toEqual([
    ['correction', ['en', 'ru', 'fa']],
    ['disclosure', ['en', 'ru', 'fa']],
    ['foreignAgent', ['en', 'ru', 'fa']],
  ]);
  const [first] = samples;
  if (first === undefined) return;
  await api.call('notices.save', { ...first, title: 'Ours', baseRevision: 1 });
  await api.call('samples.remove', {});
  expect((await list()).map(({ title }) => title)).toEqual(['Ours']);
});
