import { describe, expect, test } from 'vitest';
import { findFindings } from '../../shared/checks/index.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { parseDocument } from '../../shared/document/schema.ts';
import { chooseVoice, voicesFirst } from '../../shared/story/chooseVoice.ts';
import { pronouncer } from '../../shared/story/pronounce.ts';
import { findReadings, readingMark } from '../../shared/story/readingMark.ts';
import { spokenText } from '../../shared/story/spokenText.ts';
import { storyMeta } from '../../shared/story/story.ts';

const text = (words: string, ...marks: NodeJson['marks'] & object): NodeJson =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
const block = (type: string, ...content: readonly (NodeJson | string)[]): NodeJson => ({
  type,
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
});
const inLanguage = (lang: string) => ({ type: 'language', attrs: { lang, dir: '' } });
const paragraph = (...content: readonly (NodeJson | string)[]) => block('paragraph', ...content);

interface Parts {
  readonly headline?: string;
  readonly lead?: readonly NodeJson[];
  readonly audio?: readonly NodeJson[];
  readonly body: readonly NodeJson[];
}
const story = ({ headline = 'Head', lead = [], audio = [], body }: Parts): NodeJson => ({
  type: 'doc',
  content: [
    block('kicker', 'Not said'),
    block('headline', headline),
    { type: 'standfirst' },
    { type: 'bylines' },
    block('summary', block('summaryItem', 'Point.')),
    { type: 'lead', content: lead },
    ...audio,
    { type: 'body', content: body },
  ],
});
const parsed = (json: NodeJson) => {
  const result = parseDocument(json);
  if (!result.ok) throw new Error(result.reason);
  return result.document;
};
/** Each sentence as its runs, `language: text`. */
const said = (json: NodeJson, language = 'en', withCaptions = false) =>
  spokenText(parsed(json), { language, withCaptions }).map(({ runs }) =>
    runs.map((run) => `${run.language}: ${run.text}`).join(' | '),
  );
const body = (language: string, ...nodes: readonly NodeJson[]) =>
  said(story({ body: nodes }), language).slice(2);

const figure: NodeJson = {
  type: 'figure',
  attrs: {},
  content: [block('caption', 'The quay.'), block('credit', 'Photo: X'), block('altText', 'A quay')],
};

describe('what is said of a story', () => {
  test('headline, summary and body; captions when asked for; never labels, credits or descriptions', () => {
    const json = story({ lead: [figure], body: [paragraph('One. Two!'), paragraph('')] });
    expect(said(json)).toEqual(['en: Head', 'en: Point.', 'en: One.', 'en: Two!']);
    expect(said(json, 'en', true)).toEqual([
      'en: Head',
      'en: Point.',
      'en: The quay.',
      'en: One.',
      'en: Two!',
    ]);
  });

  const list: NodeJson = {
    type: 'orderedList',
    attrs: { start: 3 },
    content: [block('listItem', paragraph('Close it')), block('listItem', paragraph('Wait'))],
  };
  const table: NodeJson = {
    type: 'table',
    content: [block('tableRow', block('tableCell', paragraph('4.2 m')))],
  };
  test.each<[string, string, readonly NodeJson[], readonly string[]]>([
    [
      'a quote with who said it',
      'en',
      [block('blockquote', paragraph('We saw it.'), block('attribution', 'Olha'))],
      ['en: We saw it.', 'en: Olha'],
    ],
    ['a list with its numbers', 'en', [list], ['en: 3.', 'en: Close it', 'en: 4.', 'en: Wait']],
    ['a table by its name', 'ru', [table], ['ru: Таблица.']],
    [
      'a correction by its kind',
      'uk',
      [{ ...block('correction', paragraph('Не так.')), attrs: { kind: 'correction', date: null } }],
      ['uk: Виправлення.', 'uk: Не так.'],
    ],
    [
      'a link by its text',
      'en',
      [
        paragraph(
          'See ',
          text('the dam', { type: 'link', attrs: { href: 'https://example.org/', title: '', rel: '' } }),
          '.',
        ),
      ],
      ['en: See the dam.'],
    ],
    [
      'numbers as they stand',
      'en',
      [paragraph('It rose 1,352.5 m in 2026.')],
      ['en: It rose 1,352.5 m in 2026.'],
    ],
    ['a line break as a space', 'en', [paragraph('One', { type: 'hardBreak' }, 'line')], ['en: One line']],
    ['nothing of signs alone', 'en', [paragraph('— … ***')], []],
    [
      'nothing of a card',
      'en',
      [block('embed', block('mediaTitle', 'Post'), block('embedText', 'Text'))],
      [],
    ],
    [
      'Russian',
      'ru',
      [paragraph('Река поднялась. Мост закрыт!')],
      ['ru: Река поднялась.', 'ru: Мост закрыт!'],
    ],
    [
      'Ukrainian',
      'uk',
      [paragraph('Річка піднялася. Міст закрито.')],
      ['uk: Річка піднялася.', 'uk: Міст закрито.'],
    ],
    [
      'Persian',
      'fa',
      [paragraph('رودخانه بالا آمد. پل بسته شد؟ بله.')],
      ['fa: رودخانه بالا آمد.', 'fa: پل بسته شد؟', 'fa: بله.'],
    ],
    [
      'a phrase that is marked',
      'en',
      [paragraph('He said ', text('bonjour', inLanguage('fr')), ' to all.')],
      ['en: He said | fr: bonjour | en: to all.'],
    ],
    [
      'a Persian phrase nobody marked',
      'en',
      [paragraph('They call it «کوه بلند» here.')],
      ['en: They call it « | fa: کوه بلند» | en: here.'],
    ],
    [
      'a Ukrainian name in an English story',
      'en',
      [paragraph('The town of Київ, they say.')],
      ['en: The town of | uk: Київ, | en: they say.'],
    ],
    [
      'a Persian paragraph in a Russian story',
      'ru',
      [paragraph('رودخانه بزرگ بالا آمد.'), paragraph('Да.')],
      ['fa: رودخانه بزرگ بالا آمد.', 'ru: Да.'],
    ],
    [
      'Latin words in a Russian story, which its voice reads',
      'ru',
      [paragraph('Компания Google здесь.')],
      ['ru: Компания Google здесь.'],
    ],
    [
      'Russian words in a Ukrainian story, which have its letters',
      'uk',
      [paragraph('Он сказал так.')],
      ['uk: Он сказал так.'],
    ],
  ])('%s', (_name, language, nodes, expected) => {
    expect(body(language, ...nodes)).toEqual(expected);
  });

  test('each sentence knows its place in the document', () => {
    const document = parsed(story({ body: [paragraph('One is. ', text('Two', { type: 'bold' }), ' are.')] }));
    const sentences = spokenText(document, { language: 'en', withCaptions: false });
    expect(sentences.map(({ from, to }) => document.textBetween(from, to))).toEqual([
      'Head',
      'Point.',
      'One is.',
      'Two are.',
    ]);
    expect(sentences.map(({ pause }) => pause)).toEqual([700, 450, 200, 450]);
  });
});

describe('pronunciations', () => {
  const entry = (written: string, spoken: string, language = '') => ({ written, spoken, language });
  test.each<[string, readonly ReturnType<typeof entry>[], string, string, string]>([
    ['whole words', [entry('Roth', 'Rote')], 'en', 'Roth’s Rothko, Roth.', 'Rote’s Rothko, Rote.'],
    [
      'the longest first',
      [entry('New', 'Old'), entry('New York', 'Nyu York')],
      'en',
      'New York, New.',
      'Nyu York, Old.',
    ],
    ['as they are written', [entry('US', 'U S')], 'en', 'US and us', 'U S and us'],
    ['once, not again in what is said', [entry('A', 'B'), entry('B', 'C')], 'en', 'A B', 'B C'],
    [
      'signs that mean something to a pattern',
      [entry('C++ (x)', 'see plus plus')],
      'en',
      'C++ (x)!',
      'see plus plus!',
    ],
    ['a dollar in what is said', [entry('Ke$ha', '$& Kesha')], 'en', 'Ke$ha', '$& Kesha'],
    [
      'of a language before those of all',
      [entry('Jan', 'Jan'), entry('Jan', 'Yan', 'de')],
      'de-CH',
      'Jan',
      'Yan',
    ],
    ['not of another language', [entry('Jan', 'Yan', 'de')], 'en', 'Jan', 'Jan'],
    ['of one country alone', [entry('Z', 'zee', 'en-US')], 'en-GB', 'Z', 'Z'],
    ['Russian', [entry('Орёл', 'Арёл')], 'ru', 'Орёл, Орёлик', 'Арёл, Орёлик'],
    [
      'Ukrainian with its apostrophe',
      [entry('Слов’янськ', 'Словянськ')],
      'uk',
      'у Слов’янську і Слов’янськ',
      'у Слов’янську і Словянськ',
    ],
    ['Persian with its joiner', [entry('خانه', 'خونه')], 'fa', 'خانه و خانه\u200cها', 'خونه و خانه\u200cها'],
    ['composed or not', [entry('Café', 'Kafay')], 'en', 'Cafe\u0301', 'Kafay'],
    ['where words have no spaces', [entry('東京', 'とうきょう')], 'ja', '私は東京に', '私はとうきょうに'],
    ['none', [], 'en', 'Roth', 'Roth'],
  ])('%s', (_name, entries, language, before, after) => {
    expect(pronouncer(entries)(before, language)).toBe(after);
  });
});

describe('voices', () => {
  const voices = ['ru-lv', 'en-gb', 'en-us', 'fa', 'ru', 'fa-latn'].map((id) => ({
    id,
    name: id,
    language: id,
  }));
  const named = (id: string) => voices.find((voice) => voice.id === id) ?? { id: '', name: '', language: '' };
  test.each([
    ['en-gb', 'en-US', 'en-gb'],
    ['en-gb', 'fa', 'fa'],
    ['en-gb', 'ru-RU', 'ru'],
    ['ru', 'en', 'en-gb'],
    ['en-gb', 'ka', 'en-gb'],
  ])('%s reads %s as %s', (chosen, language, expected) => {
    expect(chooseVoice(voices, named(chosen), language).id).toBe(expected);
  });
  test('those of the story’s language stand first', () => {
    expect(voicesFirst(voices, 'en-US').map(({ id }) => id)).toEqual([
      'en-us',
      'en-gb',
      'ru-lv',
      'fa',
      'ru',
      'fa-latn',
    ]);
  });
});

describe('a reading and its text', () => {
  const reading = (readingOf: string, aiGenerated = true): NodeJson => ({
    type: 'audio',
    attrs: {
      source: `media:${'ab'.repeat(32)}.mp3`,
      duration: 3,
      aiGenerated,
      digitalSourceType: 'algorithmicMedia',
      readingOf,
    },
    content: [block('mediaTitle', 'Read aloud')],
  });
  const markOf = (json: NodeJson, withCaptions = false) =>
    readingMark(spokenText(parsed(json), { language: 'en', withCaptions }), withCaptions);
  const before = story({ lead: [figure], body: [paragraph('One.')] });
  const withReading = (parts: Omit<Parts, 'audio'>, mark: string) =>
    parsed(story({ ...parts, audio: [reading(mark)] }));
  const otherCaption: NodeJson = {
    ...figure,
    content: [block('caption', 'Other.'), ...(figure.content ?? []).slice(1)],
  };

  test.each<[string, Omit<Parts, 'audio'>, boolean, boolean]>([
    ['the same text', { lead: [figure], body: [paragraph('One.')] }, false, false],
    ['another word', { lead: [figure], body: [paragraph('Two.')] }, false, true],
    [
      'another language of a word',
      { lead: [figure], body: [paragraph(text('One.', inLanguage('fr')))] },
      false,
      true,
    ],
    ['bold', { lead: [figure], body: [paragraph(text('One.', { type: 'bold' }))] }, false, false],
    ['a caption it does not have', { lead: [otherCaption], body: [paragraph('One.')] }, false, false],
    ['a caption it has', { lead: [otherCaption], body: [paragraph('One.')] }, true, true],
  ])('%s', (_name, now, withCaptions, isOlder) => {
    const document = withReading(now, markOf(before, withCaptions));
    expect(findReadings(document, 'en').map((found) => found.isOlder)).toEqual([isOlder]);
    const codes = findFindings(document, storyMeta.parse({ language: 'en' }), 0).map(({ code }) => code);
    expect(codes.includes('audio.readingOlder')).toBe(isOlder);
  });

  test('a machine’s reading without its label is an error', () => {
    const document = parsed(
      story({ audio: [reading(markOf(before), false)], lead: [figure], body: [paragraph('One.')] }),
    );
    const found = findFindings(document, storyMeta.parse({}), 0).filter(({ code }) =>
      code.startsWith('audio.ai'),
    );
    expect(found).toMatchObject([{ code: 'audio.aiUnlabelled', severity: 'error' }]);
  });
});
