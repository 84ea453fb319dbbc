import type { Node } from '@tiptap/pm/model';
import type { NodeJson } from '../../../shared/document/json.ts';
import { type Crop, cropOf, type PictureSize } from '../../../shared/story/crop.ts';

/** The size of its picture as a node has it, or null. */
export function sizeOf({ width, height }: Node['attrs']): PictureSize | null {
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : null;
}

/** The part of its picture a node of the editor's document shows; null for the whole. */
export function cropOfNode({ type, attrs }: Node): Crop | null {
  // Attributes come from a parsed story or a form; both hold JSON values.
  return cropOf({ type: type.name, attrs: attrs as NonNullable<NodeJson['attrs']> }, sizeOf(attrs));
}
