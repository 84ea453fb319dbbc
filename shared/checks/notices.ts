import { serializeNode } from '../document/schema.ts';
import { noticeElements, standingOf } from '../story/noticeNode.ts';
import { defineCheck } from './check.ts';

/** Where a story's notices stand apart from the library's. It says nothing of a story that came without one. */
export const notices = defineCheck({
  name: 'notices',
  run({ document, meta, library: { notices = [] } }, report) {
    if (notices.length === 0) return;
    document.descendants((node, position) => {
      if (!noticeElements.has(node.type.name)) return !node.isTextblock;
      const notice = notices.find(({ id }) => id === node.attrs['noticeId']);
      const json = notice === undefined ? null : serializeNode(node);
      if (notice === undefined || json === null) return false;
      const standing = standingOf(json, notice, meta.language);
      if (standing === null) return false;
      const since = String(node.attrs['noticeChangedAt'] ?? '').slice(0, 10);
      if (standing.isOutdated) {
        report({
          code: standing.isEdited ? 'notice.outdatedEdited' : 'notice.outdated',
          severity: 'warning',
          message: `The notice “${notice.title}” has changed since ${since}: update it.${
            standing.isEdited ? ' Its words were changed in this story, too.' : ''
          }`,
          position,
        });
      } else {
        report({
          code: 'notice.edited',
          severity: 'note',
          message: `The notice “${notice.title}” says something else here than in the library.`,
          position,
        });
      }
      return false;
    });
  },
});
