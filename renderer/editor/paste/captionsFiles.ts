import type { Transaction } from '@tiptap/pm/state';
import type { AddedMedium } from '../../../shared/contract/calls.ts';

const captionsName = /\.(?:vtt|srt)$/i;

/** Whether a file is captions by its name: few systems know a type for them. */
export function isCaptionsFile(file: File): boolean {
  return captionsName.test(file.name);
}

/** `film.uk.vtt` → `uk`; '' when the name does not say. */
export function languageOfName(name: string): string {
  return /[._ -]([a-z]{2,3}(?:-[a-z0-9]{2,8})?)\.(?:vtt|srt)$/i.exec(name)?.[1] ?? '';
}

/** Puts captions at the end of the film that stands at `position`; false when none does. */
export function addCaptions(
  transaction: Transaction,
  position: number,
  { source, name }: Pick<AddedMedium, 'source' | 'name'>,
): boolean {
  const film = transaction.doc.nodeAt(position);
  const type = transaction.doc.type.schema.nodes['captions'];
  if (film?.type.name !== 'video' || type === undefined) return false;
  transaction.insert(position + film.nodeSize - 1, type.create({ source, language: languageOfName(name) }));
  return true;
}
