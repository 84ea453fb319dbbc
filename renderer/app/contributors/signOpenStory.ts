import type { ContributorEntry } from '../../../shared/story/contributor.ts';
import { showToast } from '../../ui/toast.ts';
import { desk } from '../desk.ts';
import { bylineFacts, bylineOf, bylinesNode, setBylines } from '../inspector/bylineNodes.ts';

/**
 * Puts the entry's byline on the open story, and offers the person's desk beside it; null when none is open to be
 * written in, or it stands there.
 */
export function signerFor(entry: ContributorEntry, all: readonly ContributorEntry[]): (() => void) | null {
  const { handle, session } = desk.get();
  if (handle === null || session === null || session.isReadOnly) return null;
  const node = bylinesNode(handle);
  if (node === null) return null;
  const present = bylineFacts(node);
  if (present.some(({ contributorId }) => contributorId === entry.id)) return null;
  return () => {
    setBylines(handle, [...present, bylineOf(handle, entry)]);
    const own = all.find(({ id, removedAt }) => id === entry.desk && removedAt === null);
    const sign = own === undefined ? null : signerFor(own, all);
    showToast({
      text: `${entry.name} signs the open story now.`,
      ...(sign === null || own === undefined ? {} : { action: { label: `Add ${own.name}`, run: sign } }),
    });
  };
}
