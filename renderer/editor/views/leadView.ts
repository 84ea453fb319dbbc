import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { pictureTypes } from '../canvasHost.ts';
import { element, pageButton } from '../dom.ts';
import { insertMedia } from '../paste/insertMedia.ts';
import { blockView, type ViewParts } from './blockView.ts';

/** The place of the lead picture; while empty it is one line that takes a picture. */
export function leadView(node: Node, parts: ViewParts): NodeView {
  const { view, getPos, host } = parts;
  const contentDOM = element('div', { class: 'lead-content' });
  const choose = pageButton('Choose file', () => {
    void host.chooseFiles(`${pictureTypes},video/*`).then((files) => {
      const position = getPos();
      if (position !== undefined && files.length > 0)
        insertMedia(view, host, files.slice(0, 1), position + 1);
    });
  });
  const prompt = element(
    'div',
    { class: 'lead-prompt', contenteditable: 'false' },
    element('span', { class: 'prompt-name' }, 'Lead picture'),
    element('span', {}, 'Drop a picture here, or paste it'),
    choose,
  );
  const dom = element(
    'div',
    { 'data-element': 'lead', 'data-field': 'lead', role: 'group', 'aria-label': 'Lead picture' },
    prompt,
    contentDOM,
  );
  return blockView(node, {
    dom,
    contentDOM,
    show: (shown) => {
      prompt.hidden = shown.childCount > 0;
    },
  });
}
