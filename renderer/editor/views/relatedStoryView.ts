import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { element } from '../dom.ts';
import { addressField } from './addressField.ts';
import { blockView, type ViewParts } from './blockView.ts';

/** A line that names another story, with the address it leads to beneath. */
export function relatedStoryView(node: Node, parts: ViewParts): NodeView {
  const contentDOM = element('p', {});
  const field = addressField(parts, 'url', 'Address of the story');
  const address = element('div', { contenteditable: 'false' }, field.dom);
  const dom = element('div', { 'data-element': 'relatedStory' }, contentDOM, address);
  return blockView(node, {
    dom,
    contentDOM,
    show(shown) {
      field.show(shown.attrs['url']);
    },
  });
}
