import type { NodeJson } from '../document/json.ts';

/** The nodes of each type that a format speaks of, in the order of the text. */
export type NodesByType = (type: string) => readonly NodeJson[];

/** One walk over a document; what stands in running text is not looked at, for no such node is there. */
export function nodesByType(document: NodeJson): NodesByType {
  const found = new Map<string, NodeJson[]>();
  const walk = (nodes: readonly NodeJson[]): void => {
    for (const node of nodes) {
      const same = found.get(node.type);
      if (same === undefined) found.set(node.type, [node]);
      else same.push(node);
      if (node.content !== undefined && node.content[0]?.text === undefined) walk(node.content);
    }
  };
  walk(document.content ?? []);
  return (type) => found.get(type) ?? [];
}
