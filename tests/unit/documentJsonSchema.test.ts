import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentDefinitions } from '../../shared/document/jsonSchema.ts';
import { emptyDocument, parseDocument, serializeDocument } from '../../shared/document/schema.ts';
import { elements, marks } from '../../shared/elements/index.ts';
import { storyWith } from '../elements/storyWith.ts';
import { storyArbitrary } from './documentArbitrary.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile({ $defs: documentDefinitions(), $ref: '#/$defs/doc' });

function errorsOf(json: unknown): readonly string[] {
  return validate(json)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

test('every element and mark has its definition', () => {
  const names = [...elements.map(({ name }) => name), ...marks.map(({ name }) => `${name}Mark`)];
  const defined = Object.keys(documentDefinitions());
  for (const name of names.filter((one) => !one.startsWith('unknown'))) expect(defined).toContain(name);
});

test('samples, an empty story and any story are valid', () => {
  expect(errorsOf(serializeDocument(emptyDocument()))).toEqual([]);
  for (const element of elements) {
    const parsed = parseDocument(storyWith(element.sample));
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(errorsOf(serializeDocument(parsed.document))).toEqual([]);
  }
  fc.assert(
    fc.property(storyArbitrary, (json) => {
      expect(errorsOf(json)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test.each<[string, unknown]>([
  ['another type at the root', { type: 'paragraph' }],
  ['a story without fields', { type: 'doc' }],
  [
    'a level nobody has',
    storyWith({ type: 'subheading', attrs: { level: 7 }, content: [{ type: 'text', text: 'x' }] }),
  ],
  ['text that is empty', storyWith({ type: 'paragraph', content: [{ type: 'text', text: '' }] })],
  [
    'a link whose address is a number',
    storyWith({
      type: 'paragraph',
      content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 7 } }] }],
    }),
  ],
])('%s is not valid', (_label, json) => {
  expect(errorsOf(json)).not.toEqual([]);
});
