import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { gallery } from '../../../shared/elements/gallery.ts';
import { pictureTypes } from '../canvasHost.ts';
import { element, pageButton } from '../dom.ts';
import { insertMedia } from '../paste/insertMedia.ts';
import { blockView, removeNode, type ViewParts } from './blockView.ts';
import { choiceField } from './choiceField.ts';

/** Pictures side by side, each with its texts, and the texts of all beneath. */
export function galleryView(node: Node, parts: ViewParts): NodeView {
  const head = element('div', { class: 'box-head', contenteditable: 'false' });
  const contentDOM = element('div', { class: 'gallery-content' });
  const dom = element(
    'div',
    { 'data-element': 'gallery', role: 'group', 'aria-label': 'Gallery' },
    head,
    contentDOM,
  );
  const { view, getPos, host } = parts;
  const add = pageButton('Add pictures', () => {
    void host.chooseFiles(pictureTypes, 'several').then((files) => {
      const position = getPos();
      const now = position === undefined ? null : view.state.doc.nodeAt(position);
      if (position === undefined || now === null) return;
      const free = emptyFrames(now).map((offset) => position + 1 + offset + 1);
      files.slice(0, free.length).forEach((file, index) => {
        insertMedia(view, host, [file], free[index] ?? position);
      });
      const rest = files.slice(free.length);
      const end = position + now.nodeSize - 1 - (now.lastChild?.nodeSize ?? 0);
      if (rest.length > 0) insertMedia(view, host, rest, end);
    });
  });
  const remove = pageButton('Remove gallery', () => removeNode(parts));
  return blockView(node, {
    dom,
    contentDOM,
    show(shown) {
      dom.dataset['kind'] = String(shown.attrs['kind']);
      const { kind } = gallery.attributes;
      head.replaceChildren(
        ...(kind === undefined ? [] : [choiceField(parts, shown, 'Gallery', 'kind', kind)]),
        add,
        remove,
      );
    },
  });
}

/** Where in the gallery frames wait for their picture. */
function emptyFrames(gallery: Node): readonly number[] {
  const offsets: number[] = [];
  gallery.forEach((child, offset) => {
    if (child.type.name === 'figure' && child.attrs['source'] === null) offsets.push(offset);
  });
  return offsets;
}
