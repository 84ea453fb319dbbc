import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { element, pageButton } from '../dom.ts';
import { addressField } from './addressField.ts';
import { blockView, removeNode, type ViewParts } from './blockView.ts';

/** A card for something on another site; nothing of it is loaded. */
export function embedView(node: Node, parts: ViewParts): NodeView {
  const line = element('p', { class: 'media-line' });
  const address = addressField(parts, 'url', 'Address of what is embedded');
  const remove = pageButton('Remove embed', () => removeNode(parts));
  const frame = element(
    'div',
    { class: 'frame', contenteditable: 'false' },
    line,
    address.dom,
    element('div', { class: 'tools' }, remove),
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
    },
  });
}
