import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { media } from '../../shared/checks/media.ts';
import type { Finding } from '../../shared/document/finding.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { parseDocument } from '../../shared/document/schema.ts';
import type { KnownMedium } from '../../shared/story/knownMedium.ts';
import { storyMeta } from '../../shared/story/story.ts';
import { withPicture } from '../contract/article.ts';
import { makePng } from '../contract/makePng.ts';
import { documentOf } from '../formats/formatKit.ts';
import { type DeskInProcess, deskInProcess } from './deskInProcess.ts';

const picture = `media:${'a1'.repeat(32)}.jpg`;
const film = `media:${'b2'.repeat(32)}.mp4`;
const sound = `media:${'c3'.repeat(32)}.mp3`;
const noon = new Date('2026-03-01T12:00:00').getTime();

const block = (type: string, text: string): NodeJson => ({
  type,
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
});

const known = (source: string, facts: Partial<KnownMedium> = {}): KnownMedium => ({
  source,
  isThere: true,
  duration: null,
  credit: '',
  digitalSourceType: '',
  expires: null,
  mayExport: true,
  ...facts,
});

const figure = (texts: { readonly caption?: string; readonly credit?: string } = {}): NodeJson => ({
  type: 'figure',
  attrs: { source: picture },
  content: [block('caption', texts.caption ?? ''), block('credit', texts.credit ?? ''), block('altText', '')],
});
const video = (attrs: NodeJson['attrs']): NodeJson => ({
  type: 'video',
  attrs: attrs ?? {},
  content: ['mediaTitle', 'caption', 'credit', 'unavailable'].map((type) => block(type, '')),
});
const audio = (attrs: NodeJson['attrs'] = {}): NodeJson => ({
  type: 'audio',
  attrs: { source: sound, ...attrs },
  content: [block('mediaTitle', '')],
});

function findingsOf(node: NodeJson, ...facts: readonly KnownMedium[]): readonly Finding[] {
  const parsed = parseDocument(documentOf(node));
  if (!parsed.ok) throw new Error(parsed.reason);
  const found: Finding[] = [];
  media.run(
    {
      document: parsed.document,
      meta: storyMeta.parse({}),
      library: { media: new Map(facts.map((one) => [one.source, one])) },
      now: noon,
    },
    (finding) => found.push(finding),
  );
  return found;
}

describe('what the library knows is a finding', () => {
  const model = 'trainedAlgorithmicMedia';
  test.each<[string, NodeJson, readonly KnownMedium[], readonly string[]]>([
    ['nothing when nobody was asked', figure(), [], []],
    [
      'nothing of a picture that is as it should be',
      figure({ credit: 'Photo: A. Roth' }),
      [known(picture, { credit: 'A.  Roth', expires: '2026-03-01' })],
      [],
    ],
    [
      'a file that is gone, and no more of it',
      figure(),
      [known(picture, { isThere: false, mayExport: false })],
      ['error media.missing'],
    ],
    [
      'a picture whose time is over',
      figure(),
      [known(picture, { expires: '2026-02-28' })],
      ['error media.forbidden'],
    ],
    [
      'a picture that must not go out',
      figure(),
      [known(picture, { mayExport: false })],
      ['error media.forbidden'],
    ],
    [
      'a still that must not go out, and the film that may',
      video({ source: film, poster: picture }),
      [known(film), known(picture, { mayExport: false })],
      ['error media.forbidden'],
    ],
    [
      'another credit',
      figure({ credit: 'Reuters' }),
      [known(picture, { credit: 'A. Roth' })],
      ['warning media.otherCredit'],
    ],
    ['no credit at all is another check’s', figure(), [known(picture, { credit: 'A. Roth' })], []],
    [
      'a picture of a model that nobody is told of',
      figure({ caption: 'MAIN STREET' }),
      [known(picture, { digitalSourceType: model })],
      ['warning media.aiUnlabelled'],
    ],
    [
      '… by the code’s full address',
      figure(),
      [known(picture, { digitalSourceType: `http://cv.iptc.org/newscodes/digitalsourcetype/${model}` })],
      ['warning media.aiUnlabelled'],
    ],
    [
      'a picture whose caption says so',
      figure({ caption: 'Image made with AI' }),
      [known(picture, { digitalSourceType: model })],
      [],
    ],
    ['… in Ukrainian', figure({ credit: 'Створено ШІ' }), [known(picture, { digitalSourceType: model })], []],
    [
      '… in Persian',
      figure({ caption: 'ساختهٔ هوش مصنوعی' }),
      [known(picture, { digitalSourceType: model })],
      [],
    ],
    [
      'a film of a model',
      video({ source: film }),
      [known(film, { digitalSourceType: model })],
      ['warning media.aiUnlabelled'],
    ],
    [
      'a sound of a model',
      audio(),
      [known(sound, { digitalSourceType: model })],
      ['error media.aiUnlabelled'],
    ],
    ['a sound that says so', audio({ aiGenerated: true }), [known(sound, { digitalSourceType: model })], []],
    [
      'a photograph that was only mended',
      figure(),
      [known(picture, { digitalSourceType: 'algorithmicallyEnhanced' })],
      [],
    ],
  ])('%s', (_what, node, facts, expected) => {
    expect(findingsOf(node, ...facts).map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
  });

  test('it is said where it is, and names both sides', () => {
    const [finding] = findingsOf(figure({ credit: 'Reuters' }), known(picture, { credit: 'A. Roth' }));
    expect(finding).toEqual({
      code: 'media.otherCredit',
      severity: 'warning',
      message: 'The credit says “Reuters”, the media library “A. Roth”.',
      position: expect.any(Number),
    });
  });
});

describe('before an export and in the terminal', () => {
  let desk: DeskInProcess;
  beforeEach(async () => {
    desk = await deskInProcess();
  });
  afterEach(() => desk.close());

  test('the same findings are listed', async () => {
    const { source } = await desk.api.call('media.add', { name: 'sluice.png', bytes: makePng(12, 8) });
    const { id } = await desk.api.call('stories.create', { document: withPicture('The sluice', source) });
    const found = async () =>
      (await desk.api.call('stories.findings', { ids: [id] })).findings
        .map(({ code }) => code)
        .filter((code) => code.startsWith('media.'));
    expect(await found()).toEqual([]);
    const [entry] = (await desk.api.call('media.read', { sources: [source] })).media;
    if (entry === undefined) throw new Error('The picture is not in the library.');
    await desk.api.call('media.update', { source, revision: 1, facts: { ...entry.facts, mayExport: false } });
    expect(await found()).toEqual(['media.forbidden']);
    rmSync(join(desk.folder, 'media'), { recursive: true });
    expect(await found()).toEqual(['media.missing']);
    expect(await desk.api.call('media.known', { sources: [source, 'media:none'] })).toEqual({
      media: [known(source, { isThere: false, mayExport: false }), known('media:none', { isThere: false })],
    });
  });
});
