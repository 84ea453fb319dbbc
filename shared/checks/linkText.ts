import type { Node } from '@tiptap/pm/model';
import { defineCheck } from './check.ts';

/** Words that say nothing of where a link leads, in the languages of the desk. */
const vague = new Set([
  ...['here', 'click here', 'click', 'this', 'link', 'this link', 'more', 'read more', 'source'],
  ...[
    'тут',
    'здесь',
    'ссылка',
    'по ссылке',
    'подробнее',
    'читать далее',
    'посилання',
    'за посиланням',
    'детальніше',
  ],
  ...[
    'hier',
    'hier klicken',
    'mehr',
    'link',
    'ici',
    'cliquez ici',
    'lire la suite',
    'aquí',
    'haga clic aquí',
    'leer más',
  ],
  ...['اینجا', 'لینک', 'بیشتر', 'هنا', 'اضغط هنا', 'المزيد'],
]);

interface Linked {
  readonly href: string;
  readonly position: number;
  text: string;
}

/** Neighbouring pieces of text under one link, whatever other marks they have. */
function linksIn(block: Node, start: number): readonly Linked[] {
  const links: Linked[] = [];
  let last: Linked | undefined;
  block.forEach((child, offset) => {
    const link = child.marks.find((mark) => mark.type.name === 'link');
    const href = link === undefined ? null : String(link.attrs['href']);
    if (href === null) last = undefined;
    else if (last !== undefined && last.href === href) last.text += child.text ?? '';
    else {
      last = { href, position: start + offset, text: child.text ?? '' };
      links.push(last);
    }
  });
  return links;
}

/** Read out alone, as screen readers list them, a link's words must say where it leads (WCAG 2.2, 2.4.4). */
export const linkText = defineCheck({
  name: 'links',
  run({ document }, report) {
    document.descendants((node, position) => {
      if (!node.isTextblock) return true;
      // Most have none at all.
      if (!node.children.some(({ marks }) => marks.length > 0)) return false;
      for (const link of linksIn(node, position + 1)) {
        const text = link.text.trim();
        if (text === '') {
          report({
            code: 'link.empty',
            severity: 'warning',
            message: 'A link has no words. Put it on some, or take it off.',
            position: link.position,
          });
        } else if (
          vague.has(
            text
              .toLowerCase()
              .replace(/[.:…»>→]+$/u, '')
              .trim(),
          )
        ) {
          report({
            code: 'link.vague',
            severity: 'note',
            message: `The link “${text}” does not say where it leads.`,
            position: link.position,
          });
        } else if (/^https?:\/\/\S+$/i.test(text)) {
          report({
            code: 'link.bareAddress',
            severity: 'note',
            message: 'A link shows its bare address. Put it on words instead.',
            position: link.position,
          });
        }
      }
      return false;
    });
  },
});
