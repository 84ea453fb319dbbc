import type { VersionRecord } from '../db/versions.ts';
import { storyHash } from '../storyHash.ts';
import type { Desk } from './desk.ts';

/** What a version kept, canonical JSON both, or null when it does not fit its hash any more. */
export function versionContent(
  { library }: Desk,
  { hash }: VersionRecord,
): { readonly document: string; readonly meta: string } | null {
  const content = readKept(() => library.versions.content(hash));
  return content !== null && storyHash(content.document, content.meta) === hash ? content : null;
}

function readKept<Content>(read: () => Content): Content | null {
  try {
    return read();
  } catch (error) {
    // What zlib says of bytes that are not what it wrote.
    if (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))) return null;
    throw error;
  }
}
