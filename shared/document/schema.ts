/** The story's document in one place: its schema, and the two doors between it and stored JSON. */
export { emptyDocument } from './emptyDocument.ts';
export { type Parsed, type ParseOptions, parseDocument } from './parseDocument.ts';
export { type KeptJson, serializeDocument, serializeNode } from './serializeDocument.ts';
export { schema } from './storySchema.ts';
