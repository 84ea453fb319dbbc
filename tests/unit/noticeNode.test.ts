import { expect, test } from 'vitest';
import type { NodeJson } from '../../shared/document/json.ts';
import { readHtml } from '../../shared/document/readHtml.ts';
import { exporters } from '../../shared/formats/exporters.ts';
import { importFile } from '../../shared/formats/importFile.ts';
import type { NoticeEntry } from '../../shared/story/libraryNotice.ts';
import { noticeNode, standingOf, textFor, withWords } from '../../shared/story/noticeNode.ts';
import { schemaVersion, storyMeta } from '../../shared/story/story.ts';
import { article } from '../contract/article.ts';

const paragraph = (text: string): NodeJson => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const notice: NoticeEntry = {
  id: 'n1',
  title: 'Law',
  kind: 'foreignAgent',
  texts: [
    { language: 'ru', content: [paragraph('Признана нежелательной.')] },
    { language: 'fa', content: [paragraph('نامطلوب اعلام شده است.')] },
  ],
  changedAt: '2026-03-01T08:00:00.000Z',
  revision: 1,
  removedAt: null,
};
const today = '2026-03-05';
const put = (language: string, entry = notice): NodeJson => {
  const text = textFor(entry, language);
  if (text === null) throw new Error('The notice has no words.');
  return noticeNode(entry, text, language, { isReference: true, today });
};

test.each([
  ['ru', 'ru'],
  ['uk', 'ru'],
  ['fa-AF', 'fa'],
  ['en', 'ru'],
])('a story in %s takes the text in %s', (language, expected) => {
  expect(textFor(notice, language)?.language).toBe(expected);
});

test('words of another language than the story’s are marked as such', () => {
  expect(put('ru').content).toEqual(notice.texts[0]?.content);
  expect(put('en').content?.[0]?.content).toEqual([
    {
      type: 'text',
      marks: [{ type: 'language', attrs: { lang: 'ru', dir: '' } }],
      text: 'Признана нежелательной.',
    },
  ]);
});

test('what is put in stands as the library does, until one of the two changes', () => {
  const node = put('en');
  expect(standingOf(node, notice, 'en')).toBe(null);
  const mine = { ...node, content: [paragraph('My own words.')] };
  expect(standingOf(mine, notice, 'en')).toMatchObject({ isEdited: true, isOutdated: false });
  const changed: NoticeEntry = {
    ...notice,
    texts: [{ language: 'ru', content: [paragraph('Новые слова.')] }],
    changedAt: '2026-04-01T08:00:00.000Z',
  };
  const standing = standingOf(node, changed, 'en');
  expect(standing).toMatchObject({ isEdited: false, isOutdated: true });
  expect(standingOf(mine, changed, 'en')).toMatchObject({ isEdited: true, isOutdated: true });
  if (standing === null) return;
  const updated = withWords(node, changed, standing);
  expect(updated.attrs).toMatchObject({ noticeChangedAt: changed.changedAt, kind: 'legal' });
  expect(standingOf(updated, changed, 'en')).toBe(null);
});

test('a form of a correction becomes one, dated today, and a copy refers to nothing', () => {
  const form: NoticeEntry = { ...notice, kind: 'correction' };
  expect(put('ru', form)).toMatchObject({ type: 'correction', attrs: { kind: 'correction', date: today } });
  const text = textFor(form, 'ru');
  const copy = text === null ? null : noticeNode(form, text, 'ru', { isReference: false, today });
  expect(copy?.attrs).toEqual({ kind: 'correction', date: today });
});

const base = article('Notices');
const document: NodeJson = {
  ...base,
  content: (base.content ?? []).map((field) =>
    field.type === 'body' ? { type: 'body', content: [paragraph('Text.'), put('ru'), put('en')] } : field,
  ),
};
const noticesOf = ({ type, content, ...rest }: NodeJson): readonly NodeJson[] =>
  type === 'notice' ? [{ type, ...rest, ...(content && { content }) }] : (content ?? []).flatMap(noticesOf);
const written = (id: string): string =>
  String(
    exporters
      .find((one) => one.id === id)
      ?.write(
        {
          schemaVersion,
          document,
          meta: storyMeta.parse({ language: 'ru' }),
          createdAt: '2026-03-01T08:00:00Z',
        },
        'notices',
        {
          asFolder: false,
          theme: { id: '', css: '' },
          media: () => null,
          picture: () => null,
          facts: () => null,
        },
      )[0]?.content,
  );

test.each([
  ['html', 'notices.html'],
  ['json', 'notices.stet.json'],
])('the %s export keeps the words and what they refer to, and comes back the same', (id, name) => {
  const { document: read } = importFile(new TextEncoder().encode(written(id)), name);
  expect(noticesOf(read)).toEqual(noticesOf(document));
});

test('HTML shows readers the words, and nothing of the library', () => {
  const html = written('html');
  const shown = readHtml(html.replace(/ data-notice[a-z-]*="[^"]*"/g, ''));
  expect(JSON.stringify(noticesOf(shown.document).map(({ content }) => content))).toBe(
    JSON.stringify(noticesOf(document).map(({ content }) => content)),
  );
});

test('Markdown with a notice in it keeps the notice', () => {
  const markdown = `# Notices\n\nText.\n\n<div class="stet-notice" role="note" data-kind="legal" data-notice="n1" data-notice-language="ru"><p>Признана нежелательной.</p></div>\n`;
  const { document: read } = importFile(new TextEncoder().encode(markdown), 'notices.md');
  expect(noticesOf(read)).toMatchObject([
    { attrs: { kind: 'legal', noticeId: 'n1', noticeLanguage: 'ru' }, content: notice.texts[0]?.content },
  ]);
});
