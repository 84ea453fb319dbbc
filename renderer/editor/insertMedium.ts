import type { EditorView } from '@tiptap/pm/view';
import type { MediaInfo } from '../../shared/contract/calls.ts';
import { insertNode } from './insertElement.ts';
import { mediaNode } from './paste/mediaNode.ts';

/** Puts a file of the media library where the caret is, with the texts the library has for it; false when nothing takes it. */
export function insertMedium(view: EditorView, info: MediaInfo): boolean {
  const node = mediaNode(view.state.schema, info);
  const transaction = view.state.tr;
  if (node === null || !insertNode(transaction, node)) return false;
  view.dispatch(transaction.scrollIntoView());
  return true;
}
