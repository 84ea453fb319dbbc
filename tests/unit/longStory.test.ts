import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NodeJson } from '../../shared/document/json.ts';
import { type DeskInProcess, deskInProcess } from './deskInProcess.ts';

const count = 50_000;
let desk: DeskInProcess;
beforeAll(async () => {
  desk = await deskInProcess();
});
afterAll(() => desk.close());

function bodyOf(document: NodeJson): readonly NodeJson[] {
  return document.content?.find(({ type }) => type === 'body')?.content ?? [];
}

const wordsOf = (block: NodeJson): string => block.content?.map(({ text }) => text ?? '').join('') ?? '';

test('a text of 50,000 paragraphs is imported, saved and read without a word lost', async () => {
  const words = Array.from({ length: count }, (_, index) => `Line ${index + 1} of many`);
  const { outcomes } = await desk.api.call('imports.read', {
    files: [{ name: 'many.txt', bytes: new TextEncoder().encode(words.join('\n\n')) }],
  });
  const { rows } = await desk.api.call('stories.list', { limit: 10 });
  const [row] = rows;
  if (row === undefined) throw new Error(`Nothing was imported: ${JSON.stringify(outcomes)}`);
  const { story } = await desk.api.call('stories.read', { id: row.id });
  const imported = bodyOf(story.document).map(wordsOf);
  expect(imported.at(-1)).toBe(words.at(-1));
  expect(new Set([wordsOf(story.document.content?.[1] ?? { type: 'text' }), ...imported]).size).toBe(count);

  const changed = {
    ...story.document,
    content: story.document.content?.map((field) =>
      field.type !== 'body'
        ? field
        : {
            ...field,
            content: field.content?.with(25_000, {
              type: 'paragraph',
              content: [{ type: 'text', text: 'Another line' }],
            }),
          },
    ),
  } as NodeJson;
  const saved = await desk.api.call('stories.save', {
    id: story.id,
    baseRevision: story.revision,
    document: changed,
    meta: story.meta,
  });
  expect(saved.revision).toBe(story.revision + 1);
  await desk.restart();
  const again = await desk.api.call('stories.read', { id: story.id });
  expect(again.story.hash).toBe(saved.hash);
  expect(bodyOf(again.story.document).map(wordsOf)).toEqual(imported.with(25_000, 'Another line'));
}, 60_000);
