import type { ContributorEntry } from '../../../shared/story/contributor.ts';
import { showToast } from '../../ui/toast.ts';
import { desk } from '../desk.ts';
import { bylineFacts, bylineOf, bylinesNode, setBylines } from '../inspector/bylineNodes.ts';

/** Puts the entry's byline on the open story; null when none is open to be written in, or it stands there. */
export function signerFor(entry: ContributorEntry): (() => void) | null {
  const { handle, session } = desk.get();
  if (handle === null || session === null || session.isReadOnly) return null;
  const node = bylinesNode(handle);
  if (node === null) return null;
  const present = bylineFacts(node);
  if (present.some(({ contributorId }) => contributorId === entry.id)) return null;
  return () => {
    setBylines(handle, [...present, bylineOf(entry)]);
    showToast({ text: `${entry.name} signs the open story now.` });
  };
}
