import type { Node } from '@tiptap/pm/model';
import type { Finding } from '../document/finding.ts';
import { serializeNode } from '../document/schema.ts';
import type { NoticeEntry } from '../story/libraryNotice.ts';
import { noticeElements, standingOf } from '../story/noticeNode.ts';

/**
 * Where a story's notices stand apart from the library's. Not one of the checks: it needs the library, and says
 * nothing of a story that came without one. `language` is the story's.
 */
export function noticeFindings(
  document: Node,
  language: string,
  library: readonly NoticeEntry[],
): readonly Finding[] {
  const findings: Finding[] = [];
  document.descendants((node, position) => {
    if (!noticeElements.has(node.type.name)) return true;
    const notice = library.find(({ id }) => id === node.attrs['noticeId']);
    const json = notice === undefined ? null : serializeNode(node);
    if (notice === undefined || json === null) return false;
    const standing = standingOf(json, notice, language);
    if (standing === null) return false;
    const since = String(node.attrs['noticeChangedAt'] ?? '').slice(0, 10);
    if (standing.isOutdated) {
      findings.push({
        code: standing.isEdited ? 'notice.outdatedEdited' : 'notice.outdated',
        severity: 'warning',
        message: `The notice “${notice.title}” has changed since ${since}: update it.${
          standing.isEdited ? ' Its words were changed in this story, too.' : ''
        }`,
        position,
      });
    } else {
      findings.push({
        code: 'notice.edited',
        severity: 'note',
        message: `The notice “${notice.title}” says something else here than in the library.`,
        position,
      });
    }
    return false;
  });
  return findings;
}
