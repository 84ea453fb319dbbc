import type { Node as StoryNode } from '@tiptap/pm/model';
import type { PreviewFrame } from './previewFrame.ts';
import { blockPlace, positionInText, textPlaces } from './previewPositions.ts';

const blockTags = /^(UL|OL|LI|P|DIV|TABLE|FIGURE|FIGCAPTION|BLOCKQUOTE|SECTION)$/;

/**
 * The document position a point of the frame stands for, or null where no block is. Words nobody typed
 * ("Listen · 6 min") belong to no text of the document: a click on them goes to the block's start.
 */
export function positionAtPoint(
  frame: PreviewFrame,
  document: StoryNode,
  x: number,
  y: number,
): number | null {
  const caret = frame.document.caretPositionFromPoint(x, y);
  const target = caret?.offsetNode ?? frame.document.elementFromPoint(x, y);
  const element = target instanceof frameElement(frame) ? target : (target?.parentElement ?? null);
  const block = element === null || target === null || target === undefined ? null : frame.blockOf(element);
  const place = block === null ? null : blockPlace(document, block.number);
  if (block === null || place === null || element === null) return null;
  const texts = textPlaces(place.node, place.start);
  let current: Element | null = element;
  while (current !== null) {
    const own = ownText(current);
    const same = texts.filter(({ text }) => text === own && text !== '');
    const found = same[Math.max(0, ordinal(block.element, current, own))] ?? same[0];
    if (found !== undefined)
      return positionInText(
        found,
        caret === null ? 0 : charactersBefore(current, caret.offsetNode, caret.offset),
      );
    if (current === block.element) break;
    current = current.parentElement;
  }
  return texts[0]?.start ?? place.start;
}

/** The frame has its own classes: an element of it is no instance of this window's `Element`. */
function frameElement(frame: PreviewFrame): typeof Element {
  return frame.document.defaultView?.Element ?? Element;
}

/** An element's text without that of blocks inside it: a list item's own line. */
function ownText(element: Element): string {
  let text = '';
  for (const child of element.childNodes) if (!isBlock(child)) text += child.textContent ?? '';
  return text;
}

function isBlock(node: Node): boolean {
  return blockTags.test(node.nodeName);
}

/** The how-manieth element of its kind with this text it is, for cells and items that say the same. */
function ordinal(block: Element, element: Element, text: string): number {
  const alike = [block, ...block.querySelectorAll(element.tagName)].filter(
    (other) => other.tagName === element.tagName && ownText(other) === text,
  );
  return alike.indexOf(element);
}

/** Characters of an element's own text before a point in it. */
function charactersBefore(element: Element, node: Node, offset: number): number {
  const range = element.ownerDocument.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}
