import { closeHistory } from '@tiptap/pm/history';
import type { EditorView } from '@tiptap/pm/view';
import { elements } from '../../../shared/elements/index.ts';
import type { CanvasHost } from '../canvasHost.ts';
import { knownPage } from './knownSites.ts';

const empty = elements.find(({ name }) => name === 'embed')?.insert?.content;

/** Whether a pasted text would be a paragraph of its own here and is an address that could be a card. */
export function couldBeCard(view: EditorView, text: string): boolean {
  const { $from, empty: isCaret } = view.state.selection;
  const isBare = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  return isCaret && isBare && $from.depth === 2 && knownPage(text) !== null;
}

/** Offers to make a card of the paragraph that is this address. Declined, it stays what was pasted. */
export function offerCard(view: EditorView, text: string, host: CanvasHost): void {
  const page = knownPage(text);
  if (page === null) return;
  host.offer(`Show this ${page.provider} address as a card? Nothing is loaded from there.`, {
    label: 'Make a card',
    run: () => makeCard(view, text.trim(), { ...page }),
  });
}

function makeCard(view: EditorView, text: string, attributes: Readonly<Record<string, string>>): void {
  if (view.isDestroyed || !view.editable || empty === undefined) return;
  const { state } = view;
  const bare = state.schema.nodeFromJSON(empty);
  const card = bare.type.create({ ...bare.attrs, ...attributes }, bare.content);
  let place: number | null = null;
  state.doc.descendants((node, position) => {
    if (place === null && node.type.name === 'paragraph' && node.textContent.trim() === text)
      place = position;
    return place === null;
  });
  // The writer has changed it meanwhile: what they wrote is theirs.
  const node = place === null ? null : state.doc.nodeAt(place);
  if (place === null || node === null) return;
  const $place = state.doc.resolve(place);
  if (!$place.parent.canReplaceWith($place.index(), $place.index() + 1, card.type)) return;
  view.dispatch(
    closeHistory(state.tr.replaceWith(place, place + Number(node.nodeSize), card)).scrollIntoView(),
  );
  view.focus();
}
