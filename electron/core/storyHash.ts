import { createHash } from 'node:crypto';

/** SHA-256 (hex) of a story's document and meta, both in canonical JSON. A line end parts them: JSON has none. */
export function storyHash(document: string, meta: string): string {
  return createHash('sha256').update(document).update('\n').update(meta).digest('hex');
}
