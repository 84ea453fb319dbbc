import type { Node } from '@tiptap/pm/model';
import { opaqueNodes } from '../../../shared/document/opaque.ts';
import { extraAttribute } from '../../../shared/document/storySchema.ts';
import { elements } from '../../../shared/elements/index.ts';

/** The attributes that hold an address or a file, by element: what they lead to is no less than text. */
const addresses: ReadonlyMap<string, readonly string[]> = new Map(
  elements.map((element) => [
    element.name,
    Object.entries(element.attributes).flatMap(([name, { control }]) =>
      control === 'url' || control === 'media' ? [name] : [],
    ),
  ]),
);

/**
 * Whether a block is as empty as it looks: no text, no file, no address, nothing a newer Stet wrote there. A
 * table is never bare, for its rows and columns are work too.
 */
export function isBare(block: Node): boolean {
  if (!isBareItself(block)) return false;
  let isEmpty = true;
  block.descendants((node) => {
    isEmpty &&= isBareItself(node);
    return isEmpty;
  });
  return isEmpty;
}

function isBareItself(node: Node): boolean {
  const { name } = node.type;
  if (node.isInline || name === 'table' || opaqueNodes.has(name)) return false;
  if ((node.attrs[extraAttribute] ?? null) !== null) return false;
  return (addresses.get(name) ?? []).every((attribute) => (node.attrs[attribute] ?? null) === null);
}
