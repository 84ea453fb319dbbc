import type { Node } from '@tiptap/pm/model';
import { schema } from './storySchema.ts';

/** A story nobody has written yet: every field there, all of them empty. */
export function emptyDocument(): Node {
  const document = schema.topNodeType.createAndFill();
  if (document === null) throw new Error('The schema cannot fill an empty story.');
  return document;
}
