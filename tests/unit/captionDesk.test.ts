import { history, undo } from '@tiptap/pm/history';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { iimWarning } from '../../renderer/captions/iimWarning.ts';
import { mediumDraft } from '../../renderer/captions/mediumDraft.ts';
import { storyMedia } from '../../renderer/captions/storyMedia.ts';
import { onDay, timeOf } from '../../renderer/captions/takenDay.ts';
import { writeTexts } from '../../renderer/captions/writeTexts.ts';
import type { MediumEntry } from '../../shared/contract/calls.ts';
import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { schema } from '../../shared/document/schema.ts';
import { serializeNode } from '../../shared/document/serializeDocument.ts';
import { mediumFacts } from '../../shared/story/medium.ts';
import { sampleOf, story } from '../elements/storyWith.ts';

const text = (words: string, ...marks: readonly NodeJson[]): NodeJson =>
  ({ type: 'text', text: words, ...(marks.length === 0 ? {} : { marks }) }) as NodeJson;
const figure = (caption: readonly NodeJson[], credit = ''): NodeJson => ({
  type: 'figure',
  attrs: { source: null, width: null, height: null, size: 'full' },
  content: [
    { type: 'caption', ...(caption.length === 0 ? {} : { content: caption }) },
    { type: 'credit', ...(credit === '' ? {} : { content: [text(credit)] }) },
    { type: 'altText' },
  ],
});
const stateOf = (...blocks: readonly NodeJson[]): EditorState =>
  EditorState.create({
    doc: schema.nodeFromJSON(story({ body: { type: 'body', content: blocks } })),
    plugins: [history()],
  });
const captionsOf = (state: EditorState) => storyMedia(state.doc).map(({ texts }) => texts.caption?.text);

/** The first picture's caption after it was made to say this. */
function written(before: readonly NodeJson[], after: string) {
  const state = stateOf(figure(before));
  const position = storyMedia(state.doc)[0]?.texts.caption?.position ?? -1;
  const transaction = writeTexts(state, [{ position, text: after }]);
  const node = transaction?.doc.nodeAt(position);
  return node == null ? null : (serializeNode(node)?.content ?? []);
}

test('every picture, sound and film of a story stands in the desk, by the name of its place', () => {
  const document = schema.nodeFromJSON(
    story({
      lead: sampleOf('lead'),
      body: {
        type: 'body',
        content: [sampleOf('gallery'), sampleOf('video'), figure([text('On the quay')]), sampleOf('audio')],
      },
    }),
  );
  expect(storyMedia(document).map(({ where, kind, texts }) => [where, kind, texts.caption?.text])).toEqual([
    ['Lead picture', 'picture', 'The old bridge'],
    ['Gallery 1, picture 1 of 2', 'picture', 'In May'],
    ['Gallery 1, picture 2 of 2', 'picture', 'In June'],
    ['Video 1', 'film', expect.any(String)],
    ['Picture 2', 'picture', 'On the quay'],
    ['Audio 1', 'sound', expect.any(String)],
  ]);
});

const link: NodeJson = { type: 'link', attrs: { href: 'https://example.org/', title: '', rel: '' } };
test.each([
  [
    'what is the same keeps its marks',
    [text('The '), text('old', link), text(' bridge')],
    'The old bridges',
    [text('The '), text('old', link), text(' bridges')],
  ],
  [
    'what is typed inside a link is linked',
    [text('The '), text('old', link), text(' bridge')],
    'The o-ld bridge',
    [text('The '), text('o-ld', link), text(' bridge')],
  ],
  ['a line end that is pasted is a space', [text('One')], 'One\r\ntwo\nthree', [text('One two three')]],
  [
    'a break that was there stays',
    [text('One'), { type: 'hardBreak' }, text('two')],
    'One\nto',
    [text('One'), { type: 'hardBreak' }, text('to')],
  ],
  [
    'letters of two units are replaced whole',
    [text('👩‍🚒 and 👨‍🚒')],
    '👩‍🚒 and 👩‍🚒',
    [text('👩‍🚒 and 👩‍🚒')],
  ],
  ['all of it may go', [text('Гавань')], '', []],
  ['nothing may become something', [], 'بندر', [text('بندر')]],
])('%s', (_name, before, after, expected) => {
  expect(written(before, after)).toEqual(expected);
});

test('the same text is no change', () => {
  expect(written([text('One')], 'One')).toBeNull();
});

test('a whole column is written in one step to undo', () => {
  let state = stateOf(figure([text('A')]), figure([]), figure([text('👩‍🚒')]));
  const texts = storyMedia(state.doc).map((place) => ({
    position: place.texts.caption?.position ?? -1,
    text: 'Same',
  }));
  const transaction = writeTexts(state, texts, 'a visit');
  if (transaction === null) throw new Error('Nothing was written.');
  state = state.apply(transaction);
  expect(captionsOf(state)).toEqual(['Same', 'Same', 'Same']);
  undo(state, (back) => {
    state = state.apply(back);
  });
  expect(captionsOf(state)).toEqual(['A', '', '👩‍🚒']);
});

test('photo systems count bytes: 20 Cyrillic letters are too many for a credit', () => {
  expect(iimWarning('credit', 'Photographer of thirty letters')).toBeNull();
  expect(iimWarning('credit', 'Фото: Олена Шевченко')).toBe(
    '37 bytes; photo systems that read IPTC-IIM keep 32.',
  );
  expect(iimWarning('altText', 'х'.repeat(9000))).toBeNull();
});

/** A library of one medium that somebody else may change. */
function libraryOf(facts: Partial<MediumEntry['facts']>) {
  let entry = {
    source: 'media:x.jpg',
    revision: 1,
    facts: mediumFacts.parse(facts),
  } as MediumEntry; // The draft reads no more of it.
  const writeElsewhere = (patch: Partial<MediumEntry['facts']>): void => {
    entry = { ...entry, revision: entry.revision + 1, facts: { ...entry.facts, ...patch } };
  };
  const api = {
    async call(_name: string, input: { revision: number; facts: MediumEntry['facts'] }) {
      if (input.revision !== entry.revision) throw new StetError('stale', 'Somebody changed it.', { entry });
      writeElsewhere(input.facts);
      return entry;
    },
  } as unknown as Api; // One call is all a draft makes.
  return { api, writeElsewhere, entry: () => entry };
}

test('facts that were changed here and others that were changed elsewhere both stand', async () => {
  const library = libraryOf({ credit: 'Photo: Roth' });
  const draft = mediumDraft(library.api, library.entry());
  library.writeElsewhere({ copyright: '© Stet' });
  draft.change({ credit: 'Photo: Ines Roth' });
  expect(draft.get().state).toBe('unsaved');
  await draft.flush();
  expect(draft.get()).toMatchObject({ state: 'saved', theirs: {} });
  expect(library.entry().facts).toMatchObject({ credit: 'Photo: Ines Roth', copyright: '© Stet' });
});

test.each([
  ['mine', 'Photo: Ines Roth'],
  ['theirs', 'Photo: I. Roth'],
] as const)(
  'the same fact changed here and elsewhere is asked about, and %s stands',
  async (whose, stands) => {
    const library = libraryOf({ credit: 'Photo: Roth' });
    const draft = mediumDraft(library.api, library.entry());
    library.writeElsewhere({ credit: 'Photo: I. Roth' });
    draft.change({ credit: 'Photo: Ines Roth' });
    await draft.flush();
    expect(draft.get()).toMatchObject({
      facts: { credit: 'Photo: Ines Roth' },
      theirs: { credit: 'Photo: I. Roth' },
    });
    expect(library.entry().facts.credit, 'nothing is overwritten unasked').toBe('Photo: I. Roth');
    draft.choose(whose);
    await draft.flush();
    expect(library.entry().facts.credit).toBe(stands);
    expect(draft.get()).toMatchObject({ state: 'saved', theirs: {}, facts: { credit: stands } });
  },
);

test.each([
  ['2026-05-03T14:07:09+02:00', '2026-05-04', '2026-05-04T14:07:09+02:00'],
  ['2026-05-03T14:07:09', '2026-05-04', '2026-05-04T14:07:09'],
  ['2026-05-03', '2026-05-04', '2026-05-04'],
  [null, '2026-05-04', '2026-05-04'],
  ['2026-05-03T14:07:09Z', '', null],
])('a picture taken %s and put on “%s” was taken %s', (before, day, after) => {
  expect(onDay(day, timeOf(before))).toBe(after);
  expect(mediumFacts.parse({ takenAt: after }).takenAt).toBe(after);
});
