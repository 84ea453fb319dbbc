import type { Finding } from '../../../shared/document/finding.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import { makeCopy, takeWords } from '../../editor/notices/noticeCommands.ts';
import { noticeLibrary } from '../notices/noticeLibrary.ts';

/** What one press does about a finding; undo takes it back. */
export interface FindingFix {
  readonly label: string;
  readonly run: (handle: EditorHandle, position: number) => void;
}

const update = (label: string): FindingFix => ({
  label,
  run(handle, position) {
    const id: unknown = handle.editor.state.doc.nodeAt(position)?.attrs['noticeId'];
    const notice = noticeLibrary.getState().all?.find((one) => one.id === id);
    if (notice !== undefined) handle.run(takeWords(position, notice, handle.getMeta().language));
  },
});
const copy: FindingFix = {
  label: 'Keep as a copy',
  run: (handle, position) => void handle.run(makeCopy(position)),
};

const fixes: Readonly<Record<string, readonly FindingFix[]>> = {
  'notice.outdated': [update('Update it')],
  'notice.outdatedEdited': [update('Update it'), copy],
  'notice.edited': [update('Take the library’s words'), copy],
};

export function fixesOf({ code, position }: Finding): readonly FindingFix[] {
  return position === null ? [] : (fixes[code] ?? []);
}
