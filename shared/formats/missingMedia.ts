import type { NodeJson } from '../document/json.ts';
import { childOf, plainText, stringAttribute } from '../document/nodeJson.ts';
import { isMediaSource } from '../document/safeUrl.ts';
import { mediaSources } from './mediaSources.ts';
import { typeOfSource } from './mediaTypes.ts';

/** A media file that a story names and that did not come with it. Added later, it is there again. */
export interface MissingMedia {
  /** `media:<sha256>.<ext>` */
  readonly source: string;
  /** As a person knows it: `The picture “The new sluice”`. */
  readonly what: string;
  /** Why, as the end of a sentence: `media/… did not come with the story`. */
  readonly reason: string;
}

/** The media a document uses and that are not there, each once, in the order of the text. */
export function missingMedia(
  document: NodeJson,
  isThere: (source: string) => boolean,
  reasons: ReadonlyMap<string, string>,
): readonly MissingMedia[] {
  const gone = mediaSources(document).filter(({ source }) => !isThere(source));
  if (gone.length === 0) return [];
  const names = mediaNames(document);
  return gone.map(({ source }) => ({
    source,
    what: names.get(source) ?? kindOfMedium(source),
    reason: reasons.get(source) ?? `media/${source.slice('media:'.length)} did not come with the story`,
  }));
}

/** The same, with what was found out meanwhile about why some of them are not there. */
export function withReasons(
  missing: readonly MissingMedia[],
  reasons: ReadonlyMap<string, string>,
): readonly MissingMedia[] {
  return missing.map((one) => ({ ...one, reason: reasons.get(one.source) ?? one.reason }));
}

export function missingSentence({ what, reason }: MissingMedia): string {
  return `${what} is missing: ${reason.replace(/\.$/, '')}.`;
}

function mediaNames(document: NodeJson): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const look = (node: NodeJson): void => {
    for (const [attribute, value] of Object.entries(node.attrs ?? {})) {
      if (typeof value === 'string' && isMediaSource(value) && !names.has(value))
        names.set(value, named(kindOfMedium(value, attribute), node));
    }
    node.content?.forEach(look);
  };
  look(document);
  return names;
}

function named(kind: string, node: NodeJson): string {
  const words = ['mediaTitle', 'caption', 'altText']
    .map((type) => plainText(childOf(node, type)))
    .concat(stringAttribute(node, 'name'))
    .map((text) => text.replace(/\s+/gu, ' ').trim())
    .find((text) => text !== '');
  if (words === undefined) return kind;
  const letters = Array.from(words);
  return `${kind} “${letters.length > 60 ? `${letters.slice(0, 59).join('').trimEnd()}…` : words}”`;
}

/** `The picture`, `The still of the film` …: what a file is to the person who put it there. */
export function kindOfMedium(source: string, attribute = ''): string {
  if (attribute === 'poster') return 'The still of the film';
  const family = typeOfSource(source)?.split('/', 1)[0];
  if (family === 'image') return 'The picture';
  if (family === 'audio') return 'The sound';
  if (family === 'text') return 'The captions file';
  return family === 'video' ? 'The film' : 'A file';
}
