import { cropPictures } from './cropPictures.ts';
import { parseStoryMarkup } from './storyMarkup.ts';

/** More blocks than these are not taken out and put in one by one: each would have the style of all others looked at. */
const mostPatched = 100;

/**
 * Puts in what changed and leaves the rest of the tree as it stands, so that a keystroke lays out one
 * paragraph anew and a film that plays goes on playing.
 */
export function patchBlocks(body: Element, before: readonly string[], after: readonly string[]): void {
  // A shell that was put in anew may have brought an empty body.
  const old = body.children.length === before.length ? before : [];
  const shortest = Math.min(old.length, after.length);
  let head = 0;
  while (head < shortest && old[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && old[old.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  if (head + tail === 0 || Math.max(old.length, after.length) - head - tail > mostPatched) {
    body.replaceChildren(parsed(body.ownerDocument, after.join('\n')));
    return;
  }
  const inserted = parsed(body.ownerDocument, after.slice(head, after.length - tail).join('\n'));
  const removed = Array.from(body.children).slice(head, old.length - tail);
  if (removed.length === 0 && inserted.childElementCount === 0) return;
  const next = body.children[old.length - tail] ?? null;
  body.insertBefore(inserted, next);
  for (const element of removed) element.remove();
}

/** The article without its blocks: its own attributes, and each child that is not as it was. */
export function patchShell(main: Element, shell: string): void {
  const after = parsed(main.ownerDocument, shell).firstElementChild;
  const before = main.firstElementChild;
  if (after === null || before === null) {
    main.replaceChildren(...(after === null ? [] : [after]));
    return;
  }
  for (const { name } of Array.from(before.attributes))
    if (!after.hasAttribute(name)) before.removeAttribute(name);
  for (const { name, value } of Array.from(after.attributes)) {
    if (before.getAttribute(name) !== value) before.setAttribute(name, value);
  }
  const body = before.querySelector(':scope > .stet-body');
  const wanted = Array.from(after.children);
  const kept = new Map(Array.from(before.children).map((child) => [child.className, child]));
  const children = wanted.map((child) => {
    const old = kept.get(child.className);
    if (old === undefined) return child;
    return old === body || old.isEqualNode(child) ? old : child;
  });
  const isSame =
    children.length === before.children.length &&
    children.every((child, index) => child === before.children[index]);
  if (!isSame) place(before, children);
}

/** Makes `children` the element's children without taking out those that stand right already. */
function place(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of Array.from(parent.children)) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    const there = parent.children[index];
    if (there !== child) parent.insertBefore(child, there ?? null);
  });
}

/** Cropped before it is compared with what stands there: a picture that is as it was is not loaded anew. */
function parsed(document: Document, html: string): DocumentFragment {
  const fragment = parseStoryMarkup(document, html);
  cropPictures(fragment);
  return fragment;
}
