import { StetError } from '../../../shared/contract/reply.ts';
import { isBlank } from '../../../shared/document/nodeJson.ts';
import type { LibraryNotice } from '../../../shared/story/libraryNotice.ts';
import { settledContent } from '../../../shared/story/noticeNode.ts';

/**
 * A notice as it is kept: its title on one line, its words as a story's schema has them. Throws StetError `invalid`
 * with the field that cannot be kept; nothing written is dropped in silence.
 */
export function tidyNotice(notice: LibraryNotice): LibraryNotice {
  const title = notice.title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (title === '') throw refused('title', 'A title is missing. Nothing was changed; fill in a title.');
  const seen = new Set<string>();
  const texts = notice.texts.map((text) => {
    const { language, content } = text;
    const tag = language.toLowerCase();
    if (seen.has(tag)) {
      throw refused(
        'texts',
        `There are two texts for the language ${language}. Nothing was changed; bring them together.`,
      );
    }
    seen.add(tag);
    const settled = settledContent(notice.kind, content);
    if (settled === null || settled.problems.length > 0) {
      throw refused(
        'texts',
        `The text in ${language} holds something a ${notice.kind === 'correction' ? 'correction' : 'notice'} cannot have. Nothing was changed.${
          settled === null ? '' : ` ${settled.problems.join(' ')}`
        }`,
      );
    }
    if (settled.content.every((block) => isBlank(block))) {
      throw refused(
        'texts',
        `The text in ${language} is empty. Nothing was changed; write it or take it out.`,
      );
    }
    return { ...text, content: [...settled.content] };
  });
  return { ...notice, title, texts };
}

function refused(field: keyof LibraryNotice, message: string): StetError {
  return new StetError('invalid', message, { field });
}
