import type { Node } from '@tiptap/pm/model';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { type AttributeValues, attributeChange } from '../attributeChange.ts';
import type { CanvasHost } from '../canvasHost.ts';

export interface ViewParts {
  readonly view: EditorView;
  readonly getPos: () => number | undefined;
  readonly host: CanvasHost;
}

/** What a view of one kind of node has to give; the rest is the same for all. */
export interface BlockParts {
  readonly dom: HTMLElement;
  readonly contentDOM?: HTMLElement;
  /** Shows the node's attributes; called once at the start and whenever they changed. */
  readonly show: (node: Node) => void;
}

/** A node view around `BlockParts`: what is not text is not the editor's to read or to listen to. */
export function blockView(node: Node, parts: BlockParts): NodeView {
  let shown = node;
  parts.show(node);
  const { dom, contentDOM } = parts;
  return {
    dom,
    ...(contentDOM === undefined ? {} : { contentDOM }),
    update(next) {
      if (next.type !== shown.type) return false;
      const isChanged = next.attrs !== shown.attrs || next.childCount !== shown.childCount;
      shown = next;
      if (isChanged) parts.show(next);
      return true;
    },
    selectNode: () => dom.classList.add('ProseMirror-selectednode'),
    deselectNode: () => dom.classList.remove('ProseMirror-selectednode'),
    stopEvent: (event) => isControl(event.target) && !event.type.startsWith('drag') && event.type !== 'drop',
    ignoreMutation(mutation: ViewMutationRecord) {
      if (mutation.type === 'selection') return false;
      return contentDOM === undefined || !contentDOM.contains(mutation.target);
    },
  };
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, input, select, audio, video, summary') !== null;
}

/** Changes attributes of the node a view stands for; nothing when it is gone. */
export function setAttributes({ view, getPos }: ViewParts, values: AttributeValues, visit?: string): void {
  const position = getPos();
  if (position !== undefined) view.dispatch(attributeChange(view.state, position, values, visit));
}

/** Takes the node out; where its place must not be empty, the schema fills it. */
export function removeNode({ view, getPos }: ViewParts): void {
  const position = getPos();
  const node = position === undefined ? null : view.state.doc.nodeAt(position);
  if (position === undefined || node === null) return;
  const $position = view.state.doc.resolve(position);
  const index = $position.index();
  const paragraph = view.state.schema.nodes['paragraph'];
  const transaction = view.state.tr;
  if ($position.parent.canReplace(index, index + 1)) transaction.delete(position, position + node.nodeSize);
  else if (paragraph !== undefined)
    transaction.replaceWith(position, position + node.nodeSize, paragraph.create());
  view.dispatch(transaction.scrollIntoView());
  view.focus();
}
