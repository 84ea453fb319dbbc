import type { JsonValue, NodeJson } from '../../../shared/document/json.ts';
import { article } from '../../contract/article.ts';
import { fullDocument } from '../../formats/formatKit.ts';
import { type HostileFile, large, textFile } from './hostileFile.ts';

/** Story files: JSON that is well formed and wrong, or wrong in its form. */
export function jsonFiles(isFull: boolean): readonly HostileFile[] {
  return [
    textFile('nothing at all', () => ''),
    textFile('only spaces', () => ' '.repeat(1000)),
    textFile('cut off in the middle', () => whole().slice(0, whole().length / 2)),
    textFile('two stories one after the other', () => whole() + whole()),
    textFile('a comma too many', () => `${whole().slice(0, -1)},}`),
    textFile('a byte-order mark', () => `\uFEFF${whole('Marked')}`, 'Marked'),
    { what: 'UTF-16', bytes: () => Buffer.from(`\uFEFF${whole('Wide')}`, 'utf16le') },
    {
      what: 'bytes that are no text',
      bytes: () => Buffer.from(whole()).map((byte, at) => (at % 7 ? byte : 0xff)),
    },
    textFile('NUL in its words', () => whole('Before\\u0000after'), 'Beforeafter'),
    textFile('half a pair of surrogates', () => whole('Half \\ud83d of it')),
    textFile('numbers past all ranges', () => whole().replace('"version":1', '"version":1e999')),
    textFile('a version below zero', () => whole().replace('"version":1', '"version":-1')),
    textFile(
      'a schema of the far future',
      () => whole('Later').replace('"schemaVersion":1', '"schemaVersion":9007199254740991'),
      'Later',
    ),
    textFile('the same key twice', () =>
      whole().replace('"story":{}', '"story":{"slug":"a"},"story":{"slug":"b"}'),
    ),
    textFile('lists in lists, 100,000 deep', () =>
      story(`{"type":"doc","x":${'['.repeat(1e5)}${']'.repeat(1e5)}}`),
    ),
    textFile('parts in parts, 100,000 deep', () =>
      story(`${'{"type":"doc","content":['.repeat(1e5)}${']}'.repeat(1e5)}`),
    ),
    textFile(
      'many facts nobody knows',
      () => JSON.stringify({ ...shell(article('Many facts')), story: numbered(isFull ? 100_000 : 10_000) }),
      'Many facts',
    ),
    textFile(
      'many paragraphs',
      () =>
        JSON.stringify(
          shell(
            article(
              'Long',
              ...Array.from({ length: isFull ? 50_000 : 5_000 }, (_, index) => `Paragraph ${index}.`),
            ),
          ),
        ),
      'Paragraph 4999.',
    ),
    textFile('one text of many megabytes', () => whole('x'.repeat(large(isFull)))),
    textFile('a million marks on one letter', () =>
      JSON.stringify(shell(withMarks(isFull ? 1_000_000 : 100_000))),
    ),
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'type', 'content'].map((name) =>
      textFile(`the name ${name} at every depth`, () =>
        JSON.stringify(shell(fullDocument)).replaceAll('{', `{"${name}":{"isHostile":true,"length":1e9},`),
      ),
    ),
    ...wrongTypes.map((value) =>
      textFile(`${JSON.stringify(value).slice(0, 20)} for every attribute`, () =>
        JSON.stringify(shell(withAttributes(fullDocument, value))),
      ),
    ),
    ...wrongTypes.map((value) =>
      textFile(`${JSON.stringify(value).slice(0, 20)} for every list of parts`, () =>
        JSON.stringify(shell(fullDocument)).replaceAll(
          /"content":\[\{/g,
          `"content":[${JSON.stringify(value)},{`,
        ),
      ),
    ),
  ];
}

const wrongTypes: readonly JsonValue[] = [
  null,
  true,
  -1,
  1.5e300,
  '',
  '\u202e\u0000<script>',
  [],
  [[[]]],
  {},
  { type: 'doc' },
  { toString: 'x', valueOf: 1, toJSON: 'x' },
];

function shell(document: NodeJson): Record<string, unknown> {
  return { format: 'stet-story', version: 1, schemaVersion: 1, story: {}, document };
}

function story(document: string): string {
  return `{"format":"stet-story","version":1,"schemaVersion":1,"story":{},"document":${document}}`;
}

/** A small story whose headline is given as it stands in JSON. */
function whole(headline = 'Small'): string {
  return JSON.stringify(shell(article('Small'))).replace('"text":"Small"', `"text":"${headline}"`);
}

function numbered(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`fact${index}`, index]));
}

function withMarks(count: number): NodeJson {
  const marks = Array.from({ length: count }, (_, index) => ({
    type: index % 2 === 0 ? 'bold' : `mark${index}`,
  }));
  return {
    type: 'doc',
    content: [
      { type: 'body', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] }] },
    ],
  };
}

function withAttributes(node: NodeJson, value: JsonValue): NodeJson {
  return {
    ...node,
    ...(node.attrs === undefined
      ? {}
      : { attrs: Object.fromEntries(Object.keys(node.attrs).map((name) => [name, value])) }),
    ...(node.content === undefined
      ? {}
      : { content: node.content.map((child) => withAttributes(child, value)) }),
  };
}
