import type { Node } from '@tiptap/pm/model';
import type { AttributeKind } from '../../../shared/document/attribute.ts';
import { element } from '../dom.ts';
import { setAttributes, type ViewParts } from './blockView.ts';

/** The small menu in a block's head for an attribute that is one of a few values. */
export function choiceField(
  parts: ViewParts,
  node: Node,
  label: string,
  name: string,
  kind: AttributeKind,
): HTMLSelectElement {
  const select = element('select', {
    class: 'page-input',
    'aria-label': `${label}: ${kind.label.toLowerCase()}`,
  });
  for (const { value, label: words } of kind.choices ?? []) {
    select.append(element('option', { value, selected: value === node.attrs[name] }, words));
  }
  select.addEventListener('change', () => setAttributes(parts, { [name]: select.value }));
  select.disabled = !parts.view.editable;
  return select;
}
