import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { element, pageButton } from '../dom.ts';
import { blockView, removeNode, type ViewParts } from './blockView.ts';

/** The row of contributors with a button that adds one. */
export function bylinesView(node: Node, parts: ViewParts): NodeView {
  const contentDOM = element('div', { class: 'byline-row' });
  const add = pageButton('Add byline', () => parts.host.chooseByline(), { class: 'page-button byline-add' });
  const dom = element(
    'div',
    { 'data-element': 'bylines', 'data-field': 'bylines', role: 'group', 'aria-label': 'Bylines' },
    contentDOM,
    element('span', { contenteditable: 'false' }, add),
  );
  return blockView(node, {
    dom,
    contentDOM,
    show: (shown) => {
      add.classList.toggle('is-quiet', shown.childCount > 0);
    },
  });
}

/** One contributor: a small card that can be dragged, moved by keys, or taken out. */
export function bylineView(node: Node, parts: ViewParts): NodeView {
  const dom = element('span', { 'data-element': 'byline', class: 'byline', contenteditable: 'false' });
  return blockView(node, {
    dom,
    show(shown) {
      const name = String(shown.attrs['name'] ?? '');
      const role = String(shown.attrs['role'] ?? '');
      const picture = parts.host.mediaUrl(
        typeof shown.attrs['picture'] === 'string' ? shown.attrs['picture'] : null,
      );
      dom.setAttribute('aria-label', `Byline: ${name}`);
      dom.dataset['shape'] = shown.attrs['pictureShape'] === 'square' ? 'square' : 'wide';
      dom.replaceChildren(
        ...(picture === null ? [] : [element('img', { src: picture, alt: '', draggable: 'false' })]),
        element('span', { class: 'byline-name' }, name),
        ...(role === '' ? [] : [element('span', { class: 'byline-role' }, role)]),
        pageButton('×', () => removeNode(parts), {
          class: 'byline-remove',
          'aria-label': `Remove ${name}`,
          title: `Remove ${name}`,
        }),
      );
    },
  });
}
