import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConnection } from '../../electron/core/db/open.ts';
import { realClock } from '../../renderer/story/clock.ts';
import { openStory } from '../../renderer/story/openStory.ts';
import type { StorySession } from '../../renderer/story/storySession.ts';
import { connect, type Host } from '../../shared/contract/host.ts';
import { bodyChange, withBodyChange } from '../../shared/document/bodyChange.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { article } from '../contract/article.ts';
import { type DeskInProcess, deskInProcess } from './deskInProcess.ts';
import { memoryShelf } from './sessionDesk.ts';

const paragraph = (text: string): NodeJson => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const blocks = Array.from({ length: 700 }, (_, index) => paragraph(`Block ${index}`));

function withBlocks(content: readonly NodeJson[], headline = 'Long'): NodeJson {
  const document = article(headline);
  return {
    ...document,
    content: (document.content ?? []).map((field) => (field.type === 'body' ? { ...field, content } : field)),
  };
}

const bodyOf = (document: NodeJson): readonly NodeJson[] =>
  document.content?.find(({ type }) => type === 'body')?.content ?? [];

describe('what a long text differs in', () => {
  const edits = fc.array(
    fc.record({
      at: fc.nat(700),
      takes: fc.nat(40),
      adds: fc.array(fc.string({ minLength: 1 }), { maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 4 },
  );

  it('makes the same text of the same base, whatever was changed', () => {
    fc.assert(
      fc.property(edits, fc.string({ minLength: 1 }), (changes, headline) => {
        const changed = [...blocks];
        for (const { at, takes, adds } of changes) changed.splice(at, takes, ...adds.map(paragraph));
        const next = withBlocks(changed, headline);
        const change = bodyChange(withBlocks(blocks), next);
        expect(change === null || withBodyChange(withBlocks(blocks), change)).toEqual(
          change === null || next,
        );
      }),
    );
  });

  it('is one block when one was written in, and nothing when all of it is new', () => {
    const next = withBlocks(blocks.with(350, paragraph('Other')));
    expect(bodyChange(withBlocks(blocks), next)).toMatchObject({ before: 350, after: 349, of: 700 });
    expect(
      bodyChange(withBlocks(blocks), withBlocks(blocks.map((_, index) => paragraph(`New ${index}`)))),
    ).toBeNull();
  });

  it('is put into no other text', () => {
    const change = bodyChange(withBlocks(blocks), withBlocks(blocks.with(0, paragraph('Other'))));
    if (change === null) throw new Error('A change of one block is one.');
    expect(withBodyChange(withBlocks(blocks.slice(1)), change)).toBeNull();
    expect(withBodyChange(withBlocks(blocks), { ...change, before: 701 })).toBeNull();
  });
});

describe('a long story that is open', () => {
  let desk: DeskInProcess;
  const calls: { name: string; bytes: number }[] = [];
  let session: StorySession;
  let page: NodeJson;

  beforeAll(async () => {
    desk = await deskInProcess();
    const host: Host = {
      call(name, input) {
        calls.push({ name, bytes: JSON.stringify(input).length });
        return desk.core().dispatch(name, input);
      },
      on: (listener) => desk.core().onEvent(listener),
    };
    const { id } = await desk.api.call('stories.create', { document: withBlocks(blocks) });
    session = await openStory(connect(host), id, realClock, memoryShelf());
    page = session.getText().document;
    session.attachEditor(() => page);
  });
  afterAll(async () => {
    session.end();
    await desk.close();
  });

  const write = async (index: number, text: string): Promise<readonly string[]> => {
    page = withBlocks(bodyOf(page).with(index, paragraph(text)));
    calls.length = 0;
    session.changed();
    await session.flush();
    const { story } = await desk.api.call('stories.read', { id: session.id });
    expect(story.document).toEqual(page);
    expect(session.state.kind).toBe('saved');
    return calls.map(({ name }) => name).filter((name) => name.startsWith('stories.save'));
  };

  it('is saved by what was written, and the library has all of it', async () => {
    expect(await write(350, 'First')).toEqual(['stories.saveChange']);
    expect(calls[0]?.bytes).toBeLessThan(3000);
    expect(await write(0, 'Second')).toEqual(['stories.saveChange']);
  });

  it('is saved all the same when the library’s own text was damaged meanwhile', async () => {
    const file = openConnection(join(desk.folder, 'stet.sqlite'), 'write', null);
    file.prepare("UPDATE content SET document = replace(document, 'Block 7', 'Rotten')").run();
    file.close();
    rmSync(join(desk.folder, 'journal'), { recursive: true });
    expect((await write(350, 'Third')).at(-1)).toBe('stories.save');
    expect(await write(351, 'Fourth')).toEqual(['stories.saveChange']);
  });
});
