import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection } from '@tiptap/pm/state';
import type { Element } from '../../../shared/document/element.ts';
import { elements } from '../../../shared/elements/index.ts';

export interface SelectedElement {
  readonly element: Element;
  readonly node: Node;
  /** Position before the node. */
  readonly position: number;
}

const withProperties: ReadonlyMap<string, Element> = new Map(
  elements
    .filter(({ attributes }) => Object.values(attributes).some(({ control }) => control !== 'none'))
    .map((element) => [element.name, element]),
);

/** The elements around the caret, or selected, that have properties to set; the innermost first. */
export function selectedElements(state: EditorState): readonly SelectedElement[] {
  const { selection } = state;
  const found: SelectedElement[] = [];
  const take = (node: Node, position: number): void => {
    const element = withProperties.get(node.type.name);
    if (element !== undefined) found.push({ element, node, position });
  };
  if (selection instanceof NodeSelection) take(selection.node, selection.from);
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) take($from.node(depth), $from.before(depth));
  return found;
}
