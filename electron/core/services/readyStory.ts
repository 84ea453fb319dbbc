import type { JsonValue, NodeJson } from '../../../shared/document/json.ts';
import type { ExportContext, MediaFile, Renditions } from '../../../shared/formats/format.ts';
import { mediaSources } from '../../../shared/formats/mediaSources.ts';
import { isPicture } from '../../../shared/formats/mediaTypes.ts';
import { missingMedia, missingSentence } from '../../../shared/formats/missingMedia.ts';
import { pictureWords } from '../../../shared/formats/pictureWords.ts';
import { pictureKey, shownPictures } from '../../../shared/formats/shownPictures.ts';
import type { Story } from '../../../shared/story/story.ts';
import type { Desk } from './desk.ts';
import { factsOf } from './mediumRecord.ts';
import type { Gone, Outgoing } from './outgoing.ts';

/** A story with all its media as they go out, so that its exporter can write it at one go. */
export interface ReadyStory extends Pick<ExportContext, 'media' | 'picture' | 'facts'> {
  readonly story: Story;
  /** Media that cannot go out. */
  readonly gone: ReadonlyMap<string, Gone>;
  /** What may be left in those that do, as the end of a sentence. */
  readonly left: ReadonlyMap<string, string>;
}

const whyGone: Readonly<Record<Gone, string>> = {
  missing: 'its file is not in the media folder',
  changed: 'its file in the media folder was changed or damaged',
  unread: 'its file cannot be read; save it anew in a program of its kind, and put that in its place',
};

type IsCancelled = () => boolean;

/** For a page: pictures in the sizes pages need, all else without what is private. Null when it was called off. */
export async function readyForPage(
  desk: Desk,
  outgoing: Outgoing,
  story: Story,
  isCancelled: IsCancelled,
): Promise<ReadyStory | null> {
  const facts = factsIn(desk);
  const gone = new Map<string, Gone>();
  const pictures = new Map<string, Renditions>();
  for (const wish of shownPictures(story.document)) {
    if (isCancelled()) return null;
    const { source, crop } = wish;
    const made = await outgoing.picture(wish, pictureWords(story.document, source, facts(source)));
    if (typeof made === 'string') gone.set(source, made);
    else pictures.set(pictureKey(source, crop), made);
  }
  const sources = mediaSources(story.document).map(({ source }) => source);
  const others = await readyFiles(
    outgoing,
    sources.filter((one) => !isPicture(one)),
    gone,
    isCancelled,
  );
  if (others === null) return null;
  return {
    story,
    facts,
    gone,
    left: leftIn(others),
    media: (source) => others.get(source) ?? null,
    picture: (source, crop) => pictures.get(pictureKey(source, crop)) ?? null,
  };
}

/**
 * For a file that is to be opened elsewhere: the media themselves. One that something private is taken out of is
 * another file and has another name, by which the story then names it. Null when it was called off.
 */
export async function readyToTravel(
  desk: Desk,
  outgoing: Outgoing,
  story: Story,
  isCancelled: IsCancelled,
): Promise<ReadyStory | null> {
  const facts = factsIn(desk);
  const gone = new Map<string, Gone>();
  const sources = mediaSources(story.document).map(({ source }) => source);
  const files = await readyFiles(outgoing, sources, gone, isCancelled);
  if (files === null) return null;
  const names = new Map([...files].map(([source, file]) => [source, file.source]));
  const before = new Map([...names].map(([source, own]) => [own, source]));
  const byName = new Map([...files.values()].map((file) => [file.source, file]));
  const isSame = [...names].every(([source, own]) => source === own);
  return {
    story: isSame ? story : { ...story, document: renamed(story.document, names) },
    facts: (source) => facts(before.get(source) ?? source),
    gone,
    left: leftIn(byName),
    media: (source) => byName.get(source) ?? null,
    picture: () => null,
  };
}

/** What is said of media that did not go out, or not without what is private. */
export function mediaNotes({ story: { document }, gone, left }: ReadyStory): readonly string[] {
  const say = (of: ReadonlyMap<string, string>) => missingMedia(document, (source) => !of.has(source), of);
  return [
    ...say(new Map([...gone].map(([source, why]) => [source, whyGone[why]]))).map(missingSentence),
    ...say(left).map(({ what, reason }) => `${what} ${reason}.`),
  ];
}

type Files = ReadonlyMap<string, MediaFile & { readonly left: string | null }>;

async function readyFiles(
  outgoing: Outgoing,
  sources: readonly string[],
  gone: Map<string, Gone>,
  isCancelled: IsCancelled,
): Promise<Files | null> {
  const files = new Map<string, MediaFile & { readonly left: string | null }>();
  for (const source of sources) {
    if (isCancelled()) return null;
    const file = await outgoing.file(source);
    if (typeof file === 'string') gone.set(source, file);
    else files.set(source, file);
  }
  return files;
}

function leftIn(files: Files): ReadonlyMap<string, string> {
  return new Map(
    [...files].flatMap(([source, { left }]) => (left === null ? [] : [[source, left] as const])),
  );
}

function factsIn({ library }: Desk): ExportContext['facts'] {
  return (source) => {
    const record = library.media.one(source);
    return record === undefined ? null : factsOf(record);
  };
}

function renamed<Value extends JsonValue | NodeJson>(
  value: Value,
  names: ReadonlyMap<string, string>,
): Value {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return names.get(one) ?? one;
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, item]) => [name, walk(item)]));
  };
  return walk(value) as Value; // The same shape with other strings in it.
}
