import type { NodeJson } from '../../shared/document/json.ts';
import type { RenderOptions } from '../../shared/document/renderHtml.ts';
import { elements } from '../../shared/elements/index.ts';

export function sampleOf(name: string): NodeJson {
  const element = elements.find((one) => one.name === name);
  if (element === undefined) throw new Error(`There is no element ${name}.`);
  return element.sample;
}

export function hasGroup(name: string, group: string): boolean {
  const element = elements.find((one) => one.name === name);
  return element?.node.group?.split(' ').includes(group) === true;
}

const fields = ['kicker', 'headline', 'standfirst', 'bylines', 'summary', 'lead', 'body'];

export function story(parts: Readonly<Record<string, NodeJson>>): NodeJson {
  const empty: Readonly<Record<string, NodeJson>> = {
    summary: { type: 'summary', content: [{ type: 'summaryItem' }] },
    body: { type: 'body', content: [{ type: 'paragraph' }] },
  };
  return { type: 'doc', content: fields.map((type) => parts[type] ?? empty[type] ?? { type }) };
}

function replaceFirst(
  node: NodeJson,
  replacement: NodeJson,
): { readonly node: NodeJson; readonly done: boolean } {
  if (node.type === replacement.type) return { node: replacement, done: true };
  let done = false;
  const content = node.content?.map((child) => {
    if (done) return child;
    const inner = replaceFirst(child, replacement);
    done = inner.done;
    return inner.node;
  });
  return { node: done && content !== undefined ? { ...node, content } : node, done };
}

/** A story that holds the node in a place of its kind: in the body, as a field, or inside another's sample. */
export function storyWith(node: NodeJson): NodeJson {
  if (node.type === 'doc') return node;
  if (fields.includes(node.type)) return story({ [node.type]: node });
  if (hasGroup(node.type, 'block')) return story({ body: { type: 'body', content: [node] } });
  if (hasGroup(node.type, 'inline')) {
    const text: NodeJson = { type: 'text', text: 'Before' };
    return story({
      body: {
        type: 'body',
        content: [{ type: 'paragraph', content: [text, node, { type: 'text', text: 'after' }] }],
      },
    });
  }
  for (const element of elements) {
    if (element.name === 'doc' || element.name === node.type) continue;
    const { node: holder, done } = replaceFirst(element.sample, node);
    if (done) return storyWith(holder);
  }
  throw new Error(`No sample holds a ${node.type}.`);
}

/** As an export writes it: every local file is there. */
export const rendering: RenderOptions = {
  language: 'en',
  direction: 'ltr',
  meta: {
    publishedAt: '2026-03-01T10:42:00Z',
    updatedAt: '2026-03-02T08:00:00Z',
    isUpdated: true,
    place: 'Kyiv',
    section: 'World',
    tags: ['Rivers & dams', 'floods'],
  },
  mediaUrl: (source) => `media/${source.slice('media:'.length)}`,
};
