import type { Node } from '@tiptap/pm/model';
import type { Contributor } from '../../../shared/story/contributor.ts';
import { type Signature, signatureOf } from '../../../shared/story/signature.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';

interface Place {
  readonly node: Node;
  /** Position before the node. */
  readonly position: number;
}

function bylinesPlace(document: Node): Place | null {
  let place: Place | null = null;
  document.forEach((node, position) => {
    if (node.type.name === 'bylines') place = { node, position };
  });
  return place;
}

/** The node that holds the bylines: the same object until a byline changes. */
export function bylinesNode(handle: EditorHandle): Node | null {
  return bylinesPlace(handle.editor.state.doc)?.node ?? null;
}

export function bylineFacts(bylines: Node): readonly Signature[] {
  const facts: Signature[] = [];
  bylines.forEach((node) => {
    // The schema gives every byline node these attributes, of these types.
    facts.push(node.attrs as unknown as Signature);
  });
  return facts;
}

/** The byline an entry makes in the story that is open in this editor. */
export function bylineOf(handle: EditorHandle, contributor: Contributor): Signature {
  return signatureOf(contributor, handle.getMeta().language);
}

/** The bylines with the one at `index` replaced, or with a new one at the end (null). */
export function withByline(
  list: readonly Signature[],
  index: number | null,
  facts: Signature,
): readonly Signature[] {
  return index === null ? [...list, facts] : list.map((one, at) => (at === index ? facts : one));
}

/** Replaces the bylines in one step of the editor's own history. */
export function setBylines(handle: EditorHandle, facts: readonly Signature[]): void {
  const { state, view } = handle.editor;
  const place = bylinesPlace(state.doc);
  const type = state.schema.nodes.byline;
  if (place === null || type === undefined) return;
  const nodes = facts.map((attributes) => type.create({ ...attributes }));
  const end = place.position + place.node.nodeSize - 1;
  view.dispatch(state.tr.replaceWith(place.position + 1, end, nodes));
}
