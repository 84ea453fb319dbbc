import type { Command } from '@tiptap/pm/state';
import type { NodeJson } from '../../../shared/document/json.ts';
import { noReference } from '../../../shared/document/noticeReference.ts';
import { serializeNode } from '../../../shared/document/schema.ts';
import type { NoticeEntry } from '../../../shared/story/libraryNotice.ts';
import { standingOf, withWords } from '../../../shared/story/noticeNode.ts';
import { chooseValues } from '../chooseValues.ts';
import { insertNode } from '../insertElement.ts';

/** Puts a notice where the caret is, as any other box. */
export function insertNotice(json: NodeJson): Command {
  return (state, dispatch) => {
    const transaction = state.tr;
    if (!insertNode(transaction, state.schema.nodeFromJSON(json))) return false;
    dispatch?.(transaction.scrollIntoView());
    return true;
  };
}

/** Gives the notice at a position the library's words, in one step to undo. `language` is the story's. */
export function takeWords(position: number, notice: NoticeEntry, language: string): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(position);
    const json = node === null ? null : serializeNode(node);
    if (node === null || json === null || node.attrs['noticeId'] !== notice.id) return false;
    const standing = standingOf(json, notice, language);
    if (standing === null) return false;
    const next = state.schema.nodeFromJSON(withWords(json, notice, standing));
    dispatch?.(state.tr.replaceWith(position, position + node.nodeSize, next).scrollIntoView());
    return true;
  };
}

/** Keeps the words of the notice at a position for this story alone. */
export function makeCopy(position: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(position);
    if (node === null || (node.attrs['noticeId'] ?? '') === '') return false;
    dispatch?.(chooseValues(state.tr, position, noReference));
    return true;
  };
}
