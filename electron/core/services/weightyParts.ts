import type { Element } from '../../../shared/document/element.ts';
import type { NodeJson } from '../../../shared/document/json.ts';
import { isBlank } from '../../../shared/document/nodeJson.ts';
import { elements } from '../../../shared/elements/index.ts';
import { mediaSources } from '../../../shared/formats/mediaSources.ts';

const byName: ReadonlyMap<string, Element> = new Map(elements.map((element) => [element.name, element]));

/**
 * What a story holds beside running text: each media file once, and how many pictures, tables, boxes and
 * blocks of a newer Stet have something in them. One that was inserted and left empty is no loss.
 */
export function weightyParts(document: NodeJson): ReadonlyMap<string, number> {
  const parts = new Map<string, number>();
  for (const { source } of mediaSources(document)) parts.set(source, 1);
  const look = (node: NodeJson): void => {
    if (isWeighty(node)) parts.set(node.type, (parts.get(node.type) ?? 0) + 1);
    for (const child of node.content ?? []) look(child);
  };
  for (const field of document.content ?? []) look(field);
  return parts;
}

/** Whether something of `held` is not in `there`. */
export function lacks(there: ReadonlyMap<string, number>, held: ReadonlyMap<string, number>): boolean {
  return [...held].some(([part, count]) => (there.get(part) ?? 0) < count);
}

function isWeighty(node: NodeJson): boolean {
  if (node.text !== undefined) return false;
  const element = byName.get(node.type);
  if (element === undefined) return true;
  const group = element.insert?.group;
  return (group === 'media' || group === 'box') && (!isBlank(node) || hasAddress(element, node));
}

function hasAddress({ attributes }: Element, node: NodeJson): boolean {
  return Object.entries(attributes).some(
    ([name, { control, fallback }]) =>
      (control === 'url' || control === 'media') && (node.attrs?.[name] ?? fallback) !== fallback,
  );
}
