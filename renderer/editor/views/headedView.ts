import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { elements } from '../../../shared/elements/index.ts';
import { element } from '../dom.ts';
import { blockView, setAttributes, type ViewParts } from './blockView.ts';
import { choiceField } from './choiceField.ts';

/** A box of paragraphs under a line that says what kind it is, and from when. */
export function headedView(node: Node, parts: ViewParts): NodeView {
  const definition = elements.find(({ name }) => name === node.type.name);
  const head = element('div', { class: 'box-head', contenteditable: 'false' });
  const contentDOM = element('div', { class: 'box-content' });
  const label = definition?.label ?? '';
  const dom = element(
    'div',
    { 'data-element': node.type.name, role: 'group', 'aria-label': label },
    head,
    contentDOM,
  );
  return blockView(node, {
    dom,
    contentDOM,
    show(shown) {
      const fields: HTMLElement[] = [];
      for (const [name, kind] of Object.entries(definition?.attributes ?? {})) {
        if (kind.choices !== undefined) {
          fields.push(choiceField(parts, shown, label, name, kind));
        } else if (kind.control === 'date') {
          const value: unknown = shown.attrs[name];
          const day = typeof value === 'string' ? value.slice(0, 10) : '';
          const input = element('input', {
            class: 'page-input',
            type: 'date',
            value: day,
            'aria-label': `${label}: date`,
          });
          input.addEventListener('change', () =>
            setAttributes(parts, { [name]: input.value === '' ? null : input.value }),
          );
          input.disabled = !parts.view.editable;
          fields.push(input);
        }
      }
      if ((shown.attrs['noticeId'] ?? '') !== '')
        fields.push(element('span', { class: 'box-note' }, 'From the library'));
      head.replaceChildren(...fields);
    },
  });
}
