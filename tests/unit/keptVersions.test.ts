import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NodeJson } from '../../shared/document/json.ts';
import { article, manyWords, textOf } from '../contract/article.ts';
import { makePng } from '../contract/makePng.ts';
import { type DeskInProcess, deskInProcess } from './deskInProcess.ts';

const minute = 60_000;
let desk: DeskInProcess;

beforeEach(async () => {
  desk = await deskInProcess();
});
afterEach(() => desk.close());

/** A story that is written in one sitting: each text is saved over the one before. */
async function writing(first: NodeJson) {
  const { id } = await desk.api.call('stories.create', { document: first });
  const { story } = await desk.api.call('stories.read', { id });
  let revision = story.revision;
  return {
    id,
    async save(document: NodeJson): Promise<void> {
      revision = (
        await desk.api.call('stories.save', { id, baseRevision: revision, document, meta: story.meta })
      ).revision;
    },
    async versions() {
      return (await desk.api.call('versions.list', { id })).versions.toReversed();
    },
    async words(): Promise<readonly number[]> {
      return (await this.versions()).map(({ words }) => words);
    },
    async textOf(version: number): Promise<string> {
      return textOf((await desk.api.call('versions.read', { id, version })).document);
    },
  };
}

/** The words of the summary that `article` has. */
const summary = 3;
const text = (count: number) => article('', manyWords(count));

function withBlocks(...blocks: readonly NodeJson[]): NodeJson {
  const plain = article('Pictures', 'A line.');
  const content = plain.content?.map((field) =>
    field.type === 'body' ? { ...field, content: [...(field.content ?? []), ...blocks] } : field,
  );
  return { ...plain, content: content ?? [] };
}
const figure = (source: string): NodeJson => ({ type: 'figure', attrs: { source } });
const box = (words: string): NodeJson => ({
  type: 'factBox',
  content: [
    { type: 'boxTitle' },
    { type: 'paragraph', ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }) },
  ],
});

describe('once an hour', () => {
  test('somebody who writes without a pause gets a version each hour, and no more', async () => {
    const story = await writing(text(1));
    for (let count = 2; count <= 190; count += 1) {
      desk.pass(minute);
      await story.save(text(count));
    }
    expect((await story.versions()).map(({ reason }) => reason)).toEqual(['hour', 'hour', 'hour']);
    expect(await story.words()).toEqual([60, 120, 180].map((count) => count + summary));
  });

  test('an hour is counted from when the text went apart from its last version', async () => {
    const story = await writing(text(10));
    await desk.api.call('versions.cut', { id: story.id });
    desk.pass(90 * minute);
    await story.save(text(11));
    await story.save(text(12));
    desk.pass(50 * minute);
    await story.save(text(13));
    expect(await story.words()).toEqual([10 + summary]);
    desk.pass(10 * minute);
    await story.save(text(14));
    expect(await story.words()).toEqual([10, 13].map((count) => count + summary));
  });

  test('a text that waited for days is kept before the first edit, also after a new start', async () => {
    const story = await writing(text(10));
    await story.save(text(20));
    desk.pass(3 * 24 * 60 * minute);
    await desk.restart();
    await story.save(text(21));
    await story.save(text(22));
    expect(await story.words()).toEqual([20 + summary]);
  });
});

describe('before much is taken out', () => {
  test.each([
    ['emptied', 20, 0, true],
    ['cut to less than half', 100, 40, true],
    ['cut to half', 100, 60, false],
    ['a few words of a few', 40, 15, false],
    ['a paragraph rewritten', 300, 250, false],
  ])('%s, at once', async (_what, before, after, isKept) => {
    const story = await writing(before === 20 ? text(0) : text(before));
    if (before === 20) await story.save(text(before));
    const emptied: NodeJson = { type: 'doc', content: [{ type: 'headline' }] };
    await story.save(after === 0 ? emptied : text(after));
    const versions = await story.versions();
    expect(versions.map(({ reason, words }) => [reason, words])).toEqual(
      isKept ? [['shrunk', before + summary]] : [],
    );
  });

  test('a text that is deleted word by word is kept as it was while it was whole, in few versions', async () => {
    const story = await writing(text(0));
    await story.save(text(1000));
    for (let count = 1000; count >= 0; count -= 5) await story.save(text(count));
    const words = await story.words();
    expect(words[0]).toBe(1000 + summary);
    expect(words.length).toBeLessThanOrEqual(6);
    expect(words).toEqual([...words].sort((one, other) => other - one));
  });

  test('of a text rewritten at the same length, the newest wording is the one that is kept', async () => {
    const story = await writing(text(200));
    for (let round = 1; round <= 20; round += 1) {
      await story.save(article('', manyWords(190, `round${round}-`)));
      await story.save(article('', manyWords(200, `round${round}-`)));
    }
    for (let count = 190; count > 40; count -= 10)
      await story.save(article('', manyWords(count, 'round20-')));
    const [kept] = await story.versions();
    expect(await story.textOf(kept?.id ?? 0)).toContain('round20-189');
  });

  test('a save that failed forgets nothing: the text is kept when it is sent again', async () => {
    const story = await writing(text(0));
    await story.save(text(400));
    for (let count = 390; count > 200; count -= 10) await story.save(text(count));
    const small = await desk.api
      .call('stories.save', {
        id: story.id,
        baseRevision: 1,
        document: text(20),
        meta: (await desk.api.call('stories.read', { id: story.id })).story.meta,
      })
      .catch((error: unknown) => error);
    expect(small).toMatchObject({ code: 'stale' });
    await story.save(text(20));
    const [words] = await story.words();
    expect(words).toBe(400 + summary);
  });
});

describe('before something else than words is taken out', () => {
  test('pictures taken out one by one are one version, the one that has them all', async () => {
    const sources: string[] = [];
    for (let size = 1; size <= 4; size += 1)
      sources.push((await desk.api.call('media.add', { name: 'p.png', bytes: makePng(size, 1) })).source);
    const story = await writing(withBlocks(...sources.map(figure)));
    for (let left = 3; left >= 0; left -= 1)
      await story.save(withBlocks(...sources.slice(0, left).map(figure)));
    const versions = await story.versions();
    expect(versions.map(({ reason }) => reason)).toEqual(['shrunk']);
    const { document } = await desk.api.call('versions.read', {
      id: story.id,
      version: versions[0]?.id ?? 0,
    });
    for (const source of sources) expect(JSON.stringify(document)).toContain(source);
  });

  test.each([
    ['a box with words', box('What we know.'), ['shrunk']],
    ['a part of a newer Stet', { type: 'hologram', attrs: { depth: 3 } }, ['shrunk']],
    ['a box that was left empty', box(''), []],
    ['a picture frame that was left empty', { type: 'figure' }, []],
  ] as const)('%s', async (_what, block, reasons) => {
    const story = await writing(withBlocks(block));
    await story.save(withBlocks());
    expect((await story.versions()).map(({ reason }) => reason)).toEqual(reasons);
  });

  test('a block that is only moved is not missed', async () => {
    const story = await writing(withBlocks(box('One.'), box('Two.')));
    await story.save(withBlocks(box('Two.'), box('One.')));
    expect(await story.versions()).toEqual([]);
  });
});

test('a text that had to be put right is never saved over the one before without a version, once', async () => {
  const story = await writing(text(12));
  const broken: NodeJson = {
    type: 'doc',
    content: [...(text(11).content ?? []), { type: 'headline', content: [{ type: 'text', text: 'Twice' }] }],
  };
  await story.save(broken);
  await story.save({ ...broken, content: [...(broken.content ?? []), { type: 'kicker' }] });
  const versions = await story.versions();
  expect(versions[0]).toMatchObject({ reason: 'repaired', words: 12 + summary });
  expect(versions.length).toBeLessThanOrEqual(2);
});
