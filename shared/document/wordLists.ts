import { onlySpace } from './htmlLine.ts';
import { attributeOf, type HtmlElement, type HtmlNode, isElement, isText, styleOf } from './htmlTree.ts';
import type { NodeJson } from './json.ts';

/**
 * Word puts lists on the clipboard as paragraphs: `mso-list: l0 level2 lfo1` says how deep, and a span with
 * `mso-list: Ignore` holds the bullet or number as text. These are made lists again.
 */
interface WordItem {
  readonly level: number;
  readonly isOrdered: boolean;
  readonly start: number;
  /** `l0`: the list it belongs to. */
  readonly list: string;
  readonly blocks: readonly NodeJson[];
}

interface WordListMark {
  readonly level: number;
  readonly list: string;
}

export function wordListMark(element: HtmlElement): WordListMark | null {
  const value = styleOf(element, 'mso-list');
  const match = /^(l\d+) level(\d)/.exec(value);
  return match === null ? null : { list: match[1] ?? '', level: Number(match[2]) };
}

export function isListMarker(element: HtmlElement): boolean {
  return attributeOf(element, 'style') !== null && styleOf(element, 'mso-list') === 'ignore';
}

/** The bullet's or number's text, for telling the two apart. */
function markerText(element: HtmlElement): string {
  let text = '';
  const stack: { readonly node: HtmlElement; readonly inside: boolean }[] = [
    { node: element, inside: isListMarker(element) },
  ];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    for (const child of entry.node.childNodes) {
      if (isText(child)) text += entry.inside ? child.value : '';
      else if (isElement(child)) stack.push({ node: child, inside: entry.inside || isListMarker(child) });
    }
  }
  return text.replace(/[\s\u00a0]+/g, '');
}

/** Numbers and letters count as numbered: "1.", "(a)", "iv)". */
function isNumbering(marker: string): boolean {
  return /^[([]?(\d{1,4}|[a-z]|[ivxlcdm]{1,8})[.)\]]/i.test(marker);
}

function firstNumber(marker: string): number {
  const digits = /\d{1,4}/.exec(marker)?.[0];
  return digits === undefined ? 1 : Number(digits);
}

/** A run of list paragraphs from `start` on, and the index of its last; `read` gives an item's text. */
export function takeWordList(
  nodes: readonly HtmlNode[],
  start: number,
  read: (element: HtmlElement) => readonly NodeJson[],
): { readonly items: readonly WordItem[]; readonly last: number } {
  const items: WordItem[] = [];
  let last = start;
  for (let index = start; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node === undefined || isFiller(node)) continue;
    const mark = isElement(node) ? wordListMark(node) : null;
    if (mark === null || !isElement(node)) break;
    last = index;
    const marker = markerText(node);
    const blocks = read(node);
    if (blocks.length === 0) continue;
    items.push({ ...mark, isOrdered: isNumbering(marker), start: firstNumber(marker), blocks });
  }
  return { items, last };
}

/** White space and comments between the paragraphs of one list. */
function isFiller(node: HtmlNode): boolean {
  return isText(node) ? onlySpace.test(node.value) : !isElement(node);
}

interface OpenList {
  readonly level: number;
  readonly type: string;
  readonly start: number;
  readonly list: string;
  readonly items: NodeJson[][];
}

function closed(list: OpenList): NodeJson {
  return {
    type: list.type,
    ...(list.type === 'orderedList' ? { attrs: { start: list.start } } : {}),
    content: list.items.map((content) => ({ type: 'listItem', content })),
  };
}

/** A run of pseudo-list paragraphs as nested lists. */
export function wordLists(items: readonly WordItem[]): readonly NodeJson[] {
  const lists: NodeJson[] = [];
  const open: OpenList[] = [];
  const close = (): void => {
    const list = open.pop();
    if (list === undefined) return;
    const parent = open.at(-1)?.items.at(-1);
    if (parent === undefined) lists.push(closed(list));
    else parent.push(closed(list));
  };
  for (const item of items) {
    const type = item.isOrdered ? 'orderedList' : 'bulletList';
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const isSame = top.level === item.level && top.type === type && top.list === item.list;
      if (top.level < item.level || isSame) break;
      close();
    }
    if (open.at(-1)?.level !== item.level) {
      open.push({ level: item.level, type, start: item.start, list: item.list, items: [] });
    }
    open.at(-1)?.items.push([...item.blocks]);
  }
  while (open.length > 0) close();
  return lists;
}
