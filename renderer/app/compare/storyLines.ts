import type { Element } from '../../../shared/document/element.ts';
import type { JsonValue, NodeJson } from '../../../shared/document/json.ts';
import { elements } from '../../../shared/elements/index.ts';

/** One paragraph, heading, caption … of a story, as plain text under the name of what it is. */
export interface StoryLine {
  readonly label: string;
  readonly text: string;
}

const byName: ReadonlyMap<string, Element> = new Map(elements.map((element) => [element.name, element]));

/** A stored document as lines of text a person can compare; empty fields are left out. */
export function storyLines(document: NodeJson): readonly StoryLine[] {
  const lines: StoryLine[] = [];
  const walk = (node: NodeJson, inherited: string | null): void => {
    const element = byName.get(node.type);
    const own =
      element?.field === undefined && inherited !== null ? inherited : (element?.label ?? node.type);
    const properties = element === undefined ? '' : propertiesOf(element, node);
    if (properties !== '') lines.push({ label: element?.label ?? node.type, text: properties });
    if (holdsText(node)) {
      const text = textOf(node);
      if (text.trim() !== '') lines.push({ label: own, text });
      return;
    }
    // A paragraph in the body is a paragraph; in a box it belongs to the box.
    const given =
      node.type === 'doc' || node.type === 'body'
        ? null
        : isNamed(node)
          ? (element?.label ?? null)
          : inherited;
    for (const child of node.content ?? []) walk(child, nameFor(child, given));
  };
  walk(document, null);
  return lines;
}

const named: ReadonlySet<string> = new Set([
  'factBox',
  'gallery',
  'notice',
  'correction',
  'pullQuote',
  'blockquote',
  'relatedStories',
  'table',
  'summary',
  'listItem',
]);

function isNamed(node: NodeJson): boolean {
  return named.has(node.type);
}

/** Only plain paragraphs take their box's name; an attribution or a caption keeps its own. */
function nameFor(child: NodeJson, given: string | null): string | null {
  const plain =
    child.type === 'paragraph' || child.type === 'summaryItem' || (child.content ?? []).some(holdsText);
  return plain ? given : null;
}

function holdsText(node: NodeJson): boolean {
  return (node.content ?? []).some((child) => child.text !== undefined || child.type === 'hardBreak');
}

function textOf(node: NodeJson): string {
  if (node.text !== undefined) return node.text;
  if (node.type === 'hardBreak') return '\n';
  return (node.content ?? []).map(textOf).join('');
}

/** "Kind: Clarification · Date: 2026-11-12": what a form would show, or has words of its own, and is not as it begins. */
function propertiesOf(element: Element, node: NodeJson): string {
  const parts: string[] = [];
  for (const [name, kind] of Object.entries(element.attributes)) {
    const value = node.attrs?.[name];
    const isHidden = kind.control === 'none' && kind.words === undefined;
    if (isHidden || value === undefined || value === null || value === kind.fallback) continue;
    const choice = kind.choices?.find((one) => one.value === value)?.label;
    const words = choice ?? kind.words?.(value) ?? shown(value);
    if (words !== '') parts.push(`${kind.label}: ${words}`);
  }
  return parts.join(' · ');
}

function shown(value: JsonValue): string {
  if (value === true) return 'yes';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.startsWith('media:') ? `file ${text.slice(6, 14)}` : text;
}
