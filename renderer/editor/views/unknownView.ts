import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { element } from '../dom.ts';
import { blockView } from './blockView.ts';

/** A part a newer Stet wrote: seen, movable, not editable here. */
export function unknownView(node: Node): NodeView {
  const isBlock = node.isBlock;
  const dom = element(isBlock ? 'div' : 'span', { 'data-element': node.type.name, contenteditable: 'false' });
  return blockView(node, {
    dom,
    show(shown) {
      const json: unknown = shown.attrs['json'];
      const type = typeof json === 'object' && json !== null && 'type' in json ? String(json.type) : '';
      dom.textContent = isBlock ? `A part made with a newer Stet (${type}). It is kept as it is.` : type;
    },
  });
}
