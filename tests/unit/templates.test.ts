import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { NodeJson } from '../../shared/document/json.ts';
import { parseDocument, serializeDocument } from '../../shared/document/schema.ts';

const folder = join(import.meta.dirname, '..', '..', 'resources', 'templates');
const document = z.custom<NodeJson>(
  (value) => typeof value === 'object' && value !== null && 'type' in value,
);
const template = z.strictObject({
  id: z.string(),
  label: z.string().min(1),
  description: z.string().min(1),
  document,
  documents: z.strictObject({ ru: document, uk: document, fa: document }),
});

function shape(node: NodeJson): string {
  const inside = (node.content ?? []).filter(({ type }) => type !== 'text').map(shape);
  return inside.length === 0 ? node.type : `${node.type}(${inside.join(' ')})`;
}

describe.each(['report', 'breaking', 'explainer', 'qa'])('template %s', (id) => {
  const read = template.parse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')));
  const all = Object.entries({ en: read.document, ...read.documents });

  test('is named by its file', () => expect(read.id).toBe(id));

  test.each(all)('is a whole document in %s', (_language, written) => {
    const parsed = parseDocument(written);
    expect(parsed.ok && { problems: parsed.problems, document: serializeDocument(parsed.document) }).toEqual({
      problems: [],
      document: written,
    });
  });

  test('has the same structure in every language', () => {
    expect(new Set(all.map(([, written]) => shape(written))).size).toBe(1);
  });

  test('leaves headline, standfirst and summary to the writer', () => {
    const head =
      read.document.content?.filter(({ type }) =>
        ['kicker', 'headline', 'standfirst', 'summary'].includes(type),
      ) ?? [];
    expect(head.map(({ type }) => type)).toEqual(['kicker', 'headline', 'standfirst', 'summary']);
    expect(JSON.stringify(head)).not.toContain('"text"');
  });
});
