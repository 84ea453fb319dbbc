import { choice, media, text } from './attribute.ts';
import {
  attributeOf,
  byClass,
  byTag,
  findElements,
  type HtmlElement,
  type HtmlReader,
  hasClass,
} from './htmlTree.ts';
import type { NodeJson } from './json.ts';
import { stringAttribute } from './nodeJson.ts';
import type { HtmlWriter } from './renderHtml.ts';
import { shownValues } from './shownValues.ts';

/** `captions` say what is heard, for those who do not hear it; `subtitles` translate. */
const kinds = ['captions', 'subtitles'] as const;

export const captionsAttributes = {
  source: media('File'),
  kind: choice('Kind', {
    captions: 'Captions, for those who do not hear',
    subtitles: 'Subtitles, a translation',
  }),
  language: text('Language'),
  label: text('Name in the player'),
};

/** Captions of a film as its player takes them; '' for those whose file is not there. */
function trackOf(node: NodeJson, writer: HtmlWriter): string {
  const address = writer.media(stringAttribute(node, 'source'));
  if (address === null) return '';
  return (
    `<track class="stet-captions" kind="${kindOf(stringAttribute(node, 'kind'))}"` +
    `${writer.attribute('src', address)}${writer.attribute('data-source', stringAttribute(node, 'source'))}` +
    `${writer.attribute('srclang', stringAttribute(node, 'language'))}` +
    `${writer.attribute('label', stringAttribute(node, 'label'))}>`
  );
}

/** The captions of a film, those its player takes and those that only stay with it. */
export function tracksOf(
  all: readonly NodeJson[],
  writer: HtmlWriter,
  { hasPlayer }: { readonly hasPlayer: boolean },
): { readonly played: string; readonly kept: string } {
  const nodes = all.map((node) => shownValues(node, captionsAttributes));
  const tracks = hasPlayer ? nodes.map((node) => trackOf(node, writer)) : [];
  // Read back in their order, they all have to stand in one place.
  const isWhole = hasPlayer && !tracks.includes('');
  return {
    played: (isWhole ? tracks : tracks.map((track) => track.replace(' class="stet-captions"', ''))).join(''),
    kept: isWhole ? '' : nodes.map((node) => keptTrackOf(node, writer)).join(''),
  };
}

/** The same where there is no player to take them: nothing to see, and read back all the same. */
export function keptTrackOf(node: NodeJson, writer: HtmlWriter): string {
  return (
    `<span class="stet-captions" hidden data-kind="${kindOf(stringAttribute(node, 'kind'))}"` +
    `${writer.attribute('data-src', writer.media(stringAttribute(node, 'source')))}` +
    `${writer.attribute('data-source', stringAttribute(node, 'source'))}` +
    `${writer.attribute('data-language', stringAttribute(node, 'language'))}` +
    `${writer.attribute('data-label', stringAttribute(node, 'label'))}></span>`
  );
}

/** The captions below a film's element, ours or any page's; a track of another kind, such as chapters, is left. */
export function readTracks(element: HtmlElement, reader: HtmlReader): readonly NodeJson[] {
  const own = findElements(element, byClass('stet-captions'));
  const tracks = own.length > 0 ? own : findElements(element, byTag('track'));
  return tracks.flatMap((one): readonly NodeJson[] => {
    const said = (name: string) => attributeOf(one, one.tagName === 'track' ? name : `data-${name}`);
    const kind = said('kind') ?? 'subtitles';
    if (!isKind(kind)) {
      reader.drop('a track of a film that is neither captions nor subtitles');
      return [];
    }
    const address = said('src');
    const claimed = attributeOf(one, 'data-source');
    const source = address === null && claimed === null ? null : reader.media(address, claimed);
    // Only ours may be without a file: the writer has yet to choose it.
    if (source === null && !(hasClass(one, 'stet-captions') && claimed === null)) return [];
    const language = said(one.tagName === 'track' ? 'srclang' : 'language') ?? '';
    return [{ type: 'captions', attrs: { source, kind, language, label: said('label') ?? '' } }];
  });
}

function isKind(kind: string): kind is (typeof kinds)[number] {
  return kinds.some((known) => known === kind);
}

function kindOf(kind: string): string {
  return isKind(kind) ? kind : kinds[0];
}
