import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoryRecord } from '../db/stories.ts';
import { fileName } from '../fileName.ts';
import { privateFolder } from '../files.ts';
import { sealedSuffix, writeSealedFile } from '../protection/sealedFile.ts';
import { storyHash } from '../storyHash.ts';
import { writeDurably } from '../writeDurably.ts';
import type { Desk } from './desk.ts';

/**
 * Puts what is stored of a damaged story into `damaged/`, as it is, before something else takes its place.
 * On the disk when it returns; throws a file system error otherwise, and nothing must be replaced then.
 */
export function keepDamaged(
  { folders, library, now }: Desk,
  { id, document, meta }: Pick<StoryRecord, 'id' | 'document' | 'meta'>,
): void {
  const folder = join(folders.data, 'damaged');
  mkdirSync(folder, { recursive: true, mode: privateFolder });
  const stamp = now().toISOString().replace(/[:.]/g, '-');
  // Its hash as well: another text of the same story and moment must not take its place.
  const name = `story-${fileName(id) ?? 'unnamed'}-${stamp}-${storyHash(document, meta).slice(0, 8)}.txt`;
  const text = `${document}\n${meta}\n`;
  const { key } = library;
  // Decrypting the library brings it out again.
  if (key !== null) writeSealedFile(key, join(folder, `${name}${sealedSuffix}`), name, [Buffer.from(text)]);
  else writeDurably(join(folder, name), text);
}
