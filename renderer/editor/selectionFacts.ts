import { redoDepth, undoDepth } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection } from '@tiptap/pm/state';
import type { JsonValue } from '../../shared/document/json.ts';
import { elements } from '../../shared/elements/index.ts';

/** The element around the caret whose attributes a person may change. */
export interface SelectedElement {
  readonly name: string;
  readonly position: number;
  readonly attributes: Readonly<Record<string, JsonValue>>;
}

/** What the toolbar shows of the selection; strings and flags, so that equal facts render nothing. */
export interface SelectionFacts {
  /** `paragraph`, `subheading2`, `subheading3`, or another text block's name; '' when no text is selected. */
  readonly block: string;
  readonly list: '' | 'bulletList' | 'orderedList';
  readonly marks: string;
  /** In a cell or in the caption. */
  readonly isInTable: boolean;
  readonly hasCaption: boolean;
  readonly isEmpty: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly element: SelectedElement | null;
}

const withAttributes: ReadonlySet<string> = new Set(
  elements
    .filter((element) => Object.values(element.attributes).some(({ control }) => control !== 'none'))
    .map(({ name }) => name),
);

/** Looks at the caret's ancestors only, never over the document. */
export function selectionFacts(state: EditorState): SelectionFacts {
  const { selection } = state;
  const { $from, empty } = selection;
  let list: SelectionFacts['list'] = '';
  let isInTable = false;
  let hasCaption = false;
  let element: SelectedElement | null = null;
  if (selection instanceof NodeSelection) element = selected(selection.node, selection.from);
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    const { name } = node.type;
    if (list === '' && (name === 'bulletList' || name === 'orderedList')) list = name;
    if (name === 'captionedTable') hasCaption = true;
    isInTable ||= name === 'table' || name === 'captionedTable';
    element ??= selected(node, $from.before(depth));
  }
  return {
    block: blockName($from.parent),
    list,
    marks: marksAt(state),
    isInTable,
    hasCaption,
    isEmpty: empty || selection instanceof NodeSelection,
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
    element,
  };
}

export function sameFacts(one: SelectionFacts, other: SelectionFacts): boolean {
  return (
    one.block === other.block &&
    one.list === other.list &&
    one.marks === other.marks &&
    one.isInTable === other.isInTable &&
    one.hasCaption === other.hasCaption &&
    one.isEmpty === other.isEmpty &&
    one.canUndo === other.canUndo &&
    one.canRedo === other.canRedo &&
    one.element?.position === other.element?.position &&
    one.element?.attributes === other.element?.attributes
  );
}

function selected(node: Node, position: number): SelectedElement | null {
  if (!withAttributes.has(node.type.name) || node.type.name === 'subheading') return null;
  // Attributes come from a parsed story or a form; both hold JSON values.
  return { name: node.type.name, position, attributes: node.attrs as Readonly<Record<string, JsonValue>> };
}

function blockName(node: Node): string {
  if (!node.isTextblock) return '';
  return node.type.name === 'subheading' ? `subheading${String(node.attrs['level'])}` : node.type.name;
}

/** Names of the marks at the caret or over the start of the selection, apart by spaces. */
function marksAt(state: EditorState): string {
  const { selection, storedMarks } = state;
  const marks =
    storedMarks ?? (selection.empty ? selection.$from.marks() : (selection.$from.nodeAfter?.marks ?? []));
  return marks.map((mark) => mark.type.name).join(' ');
}
