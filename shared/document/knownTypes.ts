import type { MarkType, NodeType } from '@tiptap/pm/model';
import { elements, marks } from '../elements/index.ts';
import type { AttributeKind } from './attribute.ts';
import type { Attributes } from './element.ts';
import { schema } from './storySchema.ts';

export type Kinds = readonly (readonly [string, AttributeKind])[];

export interface KnownNode {
  readonly type: NodeType;
  readonly label: string;
  readonly attributes: Kinds;
}

export interface KnownMark {
  readonly type: MarkType;
  readonly label: string;
  readonly attributes: Kinds;
  readonly means: ((attributes: Attributes) => boolean) | undefined;
}

/** Maps, not objects: a stored type may well be called `constructor`. The story itself stands in no other node. */
export const knownNodes: ReadonlyMap<string, KnownNode> = new Map(
  elements.flatMap((element) => {
    const type = schema.nodes[element.name];
    if (type === undefined || type === schema.topNodeType) return [];
    return [[element.name, { type, label: element.label, attributes: Object.entries(element.attributes) }]];
  }),
);

export const knownMarks: ReadonlyMap<string, KnownMark> = new Map(
  marks.flatMap((mark) => {
    const type = schema.marks[mark.name];
    if (type === undefined) return [];
    const attributes = Object.entries(mark.attributes);
    return [[mark.name, { type, label: mark.label, attributes, means: mark.means }]];
  }),
);
