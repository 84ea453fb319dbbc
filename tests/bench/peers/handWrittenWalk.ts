import type { NodeJson } from '../../../shared/document/json.ts';

/**
 * The least a program can do to write a story as HTML: one recursive walk with a switch, text and
 * addresses escaped, nothing checked, no document that it was not written for. The mark Stet is held to.
 */
export function handWrittenWalk(node: NodeJson): string {
  switch (node.type) {
    case 'text':
      return textHtml(node);
    case 'paragraph':
      return `<p>${inner(node)}</p>`;
    case 'subheading':
      return `<h2>${inner(node)}</h2>`;
    case 'headline':
      return `<h1>${inner(node)}</h1>`;
    case 'bulletList':
    case 'summary':
      return `<ul>${inner(node)}</ul>`;
    case 'listItem':
    case 'summaryItem':
      return `<li>${inner(node)}</li>`;
    case 'blockquote':
      return `<blockquote>${inner(node)}</blockquote>`;
    case 'doc':
      return `<article>${inner(node)}</article>`;
    default:
      return `<div>${inner(node)}</div>`;
  }
}

function inner(node: NodeJson): string {
  let html = '';
  for (const child of node.content ?? []) html += handWrittenWalk(child);
  return html;
}

function textHtml(node: NodeJson): string {
  let html = escapeText(node.text ?? '');
  for (const mark of node.marks ?? []) {
    if (mark.type === 'bold') html = `<strong>${html}</strong>`;
    else if (mark.type === 'italic') html = `<em>${html}</em>`;
    else if (mark.type === 'link') html = `<a href="${escapeText(String(mark.attrs?.href))}">${html}</a>`;
  }
  return html;
}

function escapeText(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
