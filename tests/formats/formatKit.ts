import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonValue, NodeJson } from '../../shared/document/json.ts';
import { parseDocument, serializeDocument } from '../../shared/document/schema.ts';
import { elements, marks } from '../../shared/elements/index.ts';
import type { ExportContext, ExportStory, MediaFile } from '../../shared/formats/format.ts';
import { sourceOf } from '../../shared/formats/mediaAddress.ts';
import { originalPictures } from '../../shared/formats/originalPictures.ts';
import { themeFile } from '../../shared/formats/theme.ts';
import { type StoryMeta, schemaVersion, storyMeta } from '../../shared/story/story.ts';

/** What the format tests are made of: the real themes, real bytes for media, and stories with every element. */
const resources = join(import.meta.dirname, '../../resources');
export const themeIds = ['standard', 'plain'] as const;

const themes = new Map<string, { readonly id: string; readonly css: string }>();
export function themeOf(id: string): { readonly id: string; readonly css: string } {
  const known = themes.get(id);
  if (known !== undefined) return known;
  const folder = join(resources, 'themes', id);
  const { files } = themeFile.parse(JSON.parse(readFileSync(join(folder, 'theme.json'), 'utf8')));
  const theme = { id, css: files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n') };
  themes.set(id, theme);
  return theme;
}

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);
export const picture = sourceOf(png, 'png');
export const sound = sourceOf(Uint8Array.of(0xff, 0xfb, 0x90, 1), 'mp3');
const vtt = new TextEncoder().encode('WEBVTT\n\n00:01.000 --> 00:02.000\nThe tide.\n');
export const captionsFile = sourceOf(vtt, 'vtt');
export const film = sourceOf(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 1), 'webm');
const files = new Map<string, MediaFile>([
  [picture, { source: picture, bytes: png, type: 'image/png' }],
  [sound, { source: sound, bytes: Uint8Array.of(0xff, 0xfb, 0x90, 1), type: 'audio/mpeg' }],
  [captionsFile, { source: captionsFile, bytes: vtt, type: 'text/vtt' }],
  [film, { source: film, bytes: Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 1), type: 'video/webm' }],
]);

export function contextOf(change: Partial<ExportContext> = {}): ExportContext {
  const media = (source: string) => files.get(source) ?? null;
  return {
    media,
    picture: originalPictures(change.media ?? media),
    facts: () => null,
    theme: themeOf('standard'),
    asFolder: false,
    ...change,
  };
}

/** The one file an export without a folder makes, as text. */
export function textOf(files: readonly { readonly content: string | Uint8Array }[]): string {
  return String(files[0]?.content);
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A document as the library stores it: every attribute written out. */
export function stored(document: NodeJson): NodeJson {
  const parsed = parseDocument(document);
  if (!parsed.ok) throw new Error(parsed.reason);
  return serializeDocument(parsed.document);
}

export function storyOf(document: NodeJson, meta: Partial<StoryMeta> = {}): ExportStory {
  return {
    document: stored(document),
    meta: storyMeta.parse(meta),
    schemaVersion,
    createdAt: '2026-11-02T08:00:00.000Z',
  };
}

export const facts: Partial<StoryMeta> = {
  slug: 'river-night',
  section: 'World & rivers',
  tags: ['floods', 'delta, the'],
  language: 'en',
  place: 'Delta',
  publishedAt: '2026-11-20T09:30:00Z',
  updatedAt: '2026-11-21T10:42:00+02:00',
  isUpdated: true,
};

/** The same node with media that the tests have, where it names any. */
export function filled(node: NodeJson): NodeJson {
  const swap = (value: JsonValue): JsonValue => {
    if (typeof value !== 'string' || !value.startsWith('media:')) return value;
    if (/\.(mp3|m4a|wav)$/.test(value)) return sound;
    if (value.endsWith('.vtt')) return captionsFile;
    return /\.(mp4|webm)$/.test(value) ? film : picture;
  };
  return {
    ...node,
    ...(node.attrs === undefined
      ? {}
      : {
          attrs: Object.fromEntries(Object.entries(node.attrs).map(([name, value]) => [name, swap(value)])),
        }),
    ...(node.content === undefined ? {} : { content: node.content.map(filled) }),
  };
}

/** The samples of all elements, each block in the body; media replaced by ones the tests have. */
export const samples = new Map(elements.map((element) => [element.name, filled(element.sample)]));

function sample(name: string): NodeJson {
  const found = samples.get(name);
  if (found === undefined) throw new Error(`There is no element ${name}.`);
  return found;
}

/** One paragraph with every mark. */
const marked: NodeJson = {
  type: 'paragraph',
  content: marks
    .filter(({ name }) => name !== 'unknownMark')
    .map((mark) => ({ type: 'text', text: `${mark.name} & <${mark.label}> `, marks: [mark.sample] })),
};

export const blockNames = elements
  .filter(({ node, name }) => node.group?.split(' ').includes('block') && name !== 'unknownBlock')
  .map(({ name }) => name);

/** A whole story in which every element occurs. */
export const fullDocument: NodeJson = stored({
  type: 'doc',
  content: [
    sample('kicker'),
    sample('headline'),
    sample('standfirst'),
    {
      type: 'bylines',
      content: [sample('byline'), { type: 'byline', attrs: { kind: 'desk', name: 'The delta desk' } }],
    },
    {
      type: 'summary',
      content: [
        sample('summaryItem'),
        { type: 'summaryItem', content: [{ type: 'text', text: 'Nobody drowned.' }] },
      ],
    },
    { type: 'lead', content: [sample('figure')] },
    sample('audio'),
    { type: 'body', content: [marked, ...blockNames.map(sample)] },
  ],
});

/** A document with the given blocks as its body. */
export function documentOf(...body: readonly NodeJson[]): NodeJson {
  return stored({
    type: 'doc',
    content: [
      { type: 'headline', content: [{ type: 'text', text: 'Headline' }] },
      { type: 'body', content: body },
    ],
  });
}

/** What the package brings along for a newcomer, as it lies in resources. */
export function sampleStory(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(resources, 'sample-stories', name)));
}
