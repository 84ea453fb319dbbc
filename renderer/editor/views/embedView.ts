import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { NodeView } from '@tiptap/pm/view';
import { element, pageButton } from '../dom.ts';
import { addressField } from './addressField.ts';
import { blockView, removeNode, type ViewParts } from './blockView.ts';

/** A card for something on another site; nothing of it is loaded. */
export function embedView(node: Node, parts: ViewParts): NodeView {
  const line = element('p', { class: 'media-line' });
  const address = addressField(parts, 'url', 'Address of what is embedded');
  const remove = pageButton('Remove embed', () => removeNode(parts));
  const addNote = pageButton('Add consent note', () => addConsentNote(parts));
  const frame = element(
    'div',
    { class: 'frame', contenteditable: 'false' },
    line,
    address.dom,
    element('div', { class: 'tools' }, addNote, remove),
  );
  const contentDOM = element('div', { class: 'texts' });
  const dom = element(
    'div',
    { 'data-element': 'embed', role: 'group', 'aria-label': 'Embed' },
    frame,
    contentDOM,
  );
  return blockView(node, {
    dom,
    contentDOM,
    show(shown) {
      const { url, provider } = shown.attrs;
      line.textContent = typeof provider === 'string' && provider !== '' ? provider : 'Embed';
      address.show(url);
      addNote.hidden = shown.children.some((child) => child.type.name === 'consentNote');
    },
  });
}

/** Embeds of earlier stories have no place for one. */
function addConsentNote({ view, getPos }: ViewParts): void {
  const position = getPos();
  const node = position === undefined ? null : view.state.doc.nodeAt(position);
  const note = view.state.schema.nodes['consentNote']?.create();
  if (position === undefined || node === null || note === undefined) return;
  const end = position + node.nodeSize - 1;
  const transaction = view.state.tr.insert(end, note);
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, end + 1)).scrollIntoView());
  view.focus();
}
