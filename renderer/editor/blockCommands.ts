import { setBlockType, toggleMark } from '@tiptap/pm/commands';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { liftListItem, wrapInList } from '@tiptap/pm/schema-list';
import { type Command, TextSelection } from '@tiptap/pm/state';
import type { JsonValue } from '../../shared/document/json.ts';
import { depthOf } from './fields.ts';
import { insertElement } from './insertElement.ts';

export function setParagraph(): Command {
  return (state, dispatch, view) => {
    const type = state.schema.nodes['paragraph'];
    return type !== undefined && setBlockType(type)(state, dispatch, view);
  };
}

/** Makes a subheading of that level, or plain text again when it is one. */
export function toggleSubheading(level: 2 | 3): Command {
  return (state, dispatch, view) => {
    const { subheading, paragraph } = state.schema.nodes;
    if (!subheading || !paragraph) return false;
    const { parent } = state.selection.$from;
    const isOn = parent.type === subheading && parent.attrs['level'] === level;
    return isOn
      ? setBlockType(paragraph)(state, dispatch, view)
      : setBlockType(subheading, { level })(state, dispatch, view);
  };
}

/** Paragraphs into a list, a list of the other kind into this one, a list of this kind back into paragraphs. */
export function toggleList(name: 'bulletList' | 'orderedList'): Command {
  return (state, dispatch, view) => {
    const type = state.schema.nodes[name];
    const listItem = state.schema.nodes['listItem'];
    if (type === undefined || listItem === undefined) return false;
    const { $from } = state.selection;
    const depth = depthOf($from, 'bulletList', 'orderedList');
    if (depth < 0) return wrapInList(type)(state, dispatch, view);
    if ($from.node(depth).type === type) return liftListItem(listItem)(state, dispatch, view);
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), type));
    return true;
  };
}

export function toggle(name: string): Command {
  return (state, dispatch, view) => {
    const type = state.schema.marks[name];
    return type !== undefined && toggleMark(type)(state, dispatch, view);
  };
}

/** Superscript and subscript exclude each other by sense, not by schema. */
export function toggleScript(name: 'superscript' | 'subscript'): Command {
  return (state, dispatch, view) => {
    const other = state.schema.marks[name === 'superscript' ? 'subscript' : 'superscript'];
    const { from, to, empty } = state.selection;
    if (dispatch === undefined || other === undefined || empty) return toggle(name)(state, dispatch, view);
    return toggle(name)(state, (transaction) => dispatch(transaction.removeMark(from, to, other)), view);
  };
}

export function insert(name: string, attributes?: Readonly<Record<string, JsonValue>>): Command {
  return (state, dispatch) => {
    const transaction = state.tr;
    if (!insertElement(transaction, name, attributes)) return false;
    dispatch?.(transaction.scrollIntoView());
    return true;
  };
}

export const insertBreak: Command = (state, dispatch) => {
  const type = state.schema.nodes['hardBreak'];
  const { $from } = state.selection;
  if (type === undefined || !$from.parent.type.contentMatch.matchType(type)) return false;
  dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView());
  return true;
};

/** The paragraphs under the selection into a quotation, a box or a notice; the other way when they are in one. */
export function toggleBox(name: 'blockquote' | 'factBox' | 'notice'): Command {
  return (state, dispatch) => {
    const depth = depthOf(state.selection.$from, name);
    if (depth > 0) {
      const box = state.selection.$from.node(depth);
      const position = state.selection.$from.before(depth);
      const blocks = unwrapped(box);
      dispatch?.(
        state.tr
          .replace(position, position + box.nodeSize, new Slice(Fragment.fromArray(blocks), 0, 0))
          .scrollIntoView(),
      );
      return true;
    }
    const { $from, $to } = state.selection;
    const range = $from.blockRange($to, (node) => node.type.name === 'body');
    const type = state.schema.nodes[name];
    if (range === null || type === undefined) return insert(name)(state, dispatch);
    const inside: Node[] = [];
    for (let index = range.startIndex; index < range.endIndex; index += 1)
      inside.push(range.parent.child(index));
    const box = type.createAndFill(null, Fragment.fromArray(inside));
    if (box === null || inside.every((node) => node.content.size === 0)) return insert(name)(state, dispatch);
    const transaction = state.tr.replaceWith(range.start, range.end, box);
    const first = TextSelection.near(transaction.doc.resolve(range.start + 1));
    dispatch?.(transaction.setSelection(first).scrollIntoView());
    return true;
  };
}

/** A box's content as blocks of the body; its title and attribution become paragraphs when they say something. */
function unwrapped(box: Node): Node[] {
  const paragraph = box.type.schema.nodes['paragraph'];
  const blocks: Node[] = [];
  box.forEach((child) => {
    const isFixed = child.type.name === 'boxTitle' || child.type.name === 'attribution';
    if (!isFixed) blocks.push(child);
    else if (child.content.size > 0 && paragraph !== undefined)
      blocks.push(paragraph.create(null, child.content));
  });
  return blocks;
}
