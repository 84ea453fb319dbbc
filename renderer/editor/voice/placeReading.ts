import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { Output } from '../../../shared/contract/calls.ts';
import { chooseValues } from '../chooseValues.ts';
import { topOfBody } from '../insertElement.ts';

/**
 * Puts a reading into its story, in one step: into the audio that holds the one before, else into an audio that has
 * no file yet, else into a new one under the lead picture, named by the headline. Null when nothing takes it.
 */
export function placeReading(
  state: EditorState,
  { media, readingOf, sourceType }: Output<'voice.read'>,
): Transaction | null {
  const values = {
    source: media.source,
    duration: media.duration,
    aiGenerated: true,
    digitalSourceType: sourceType,
    readingOf,
  };
  const position =
    findAudio(state.doc, ({ attrs }) => attrs['readingOf'] !== '') ??
    findAudio(state.doc, ({ attrs }) => attrs['source'] === null);
  if (position !== null) return chooseValues(state.tr, position, values);
  const { audio, mediaTitle } = state.schema.nodes;
  if (audio === undefined || mediaTitle === undefined) return null;
  const headline = state.doc.content.content.find(({ type }) => type.name === 'headline')?.textContent ?? '';
  const title = mediaTitle.create(null, headline === '' ? [] : [state.schema.text(headline)]);
  const node = audio.create(values, [title]);
  const place = underLead(state.doc, node) ?? topOfBody(state.doc, node);
  return place === null ? null : state.tr.replaceWith(place.from, place.to, node);
}

function findAudio(document: Node, fits: (audio: Node) => boolean): number | null {
  let found: number | null = null;
  document.descendants((node, position) => {
    if (found === null && node.type.name === 'audio' && fits(node)) found = position;
    return found === null && !node.isTextblock;
  });
  return found;
}

function underLead(document: Node, audio: Node): { readonly from: number; readonly to: number } | null {
  let place: { from: number; to: number } | null = null;
  document.forEach((child, offset, index) => {
    if (child.type.name !== 'lead' || !document.canReplaceWith(index + 1, index + 1, audio.type)) return;
    place = { from: offset + child.nodeSize, to: offset + child.nodeSize };
  });
  return place;
}
