import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../../electron/core/core.ts';
import { barePlatform } from '../../electron/core/platform.ts';
import { createQueueKeys } from '../../renderer/queue/queueKeys.ts';
import { createQueueModel, pageSize, type QueueModel } from '../../renderer/queue/queueModel.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { emptyDocument, serializeDocument } from '../../shared/document/schema.ts';

const count = 250;
let folder = '';
let core: Core;
let api: Api;
let asked: string[] = [];

const withHeadline = (text: string): NodeJson => {
  const document = serializeDocument(emptyDocument());
  return {
    ...document,
    content: document.content?.map((node) =>
      node.type === 'headline' ? { ...node, content: [{ type: 'text', text }] } : node,
    ) as readonly NodeJson[],
  };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stet-queue-'));
  core = await createCore({
    dataFolder: folder,
    resourcesFolder: new URL('../../resources', import.meta.url).pathname,
    platform: barePlatform,
    withSamples: false,
  });
  api = connect({
    call: (name, input) => {
      asked.push(name === 'stories.list' ? `list ${JSON.stringify(input)}` : name);
      return core.dispatch(name, input);
    },
    on: (listener) => core.onEvent(listener),
  });
  for (let index = 0; index < count; index += 1) {
    const letter = String.fromCharCode(65 + (index % 26));
    await api.call('stories.create', {
      document: withHeadline(`${letter}rticle ${String(index).padStart(3, '0')}`),
      meta: { status: index % 5 === 0 ? 'review' : 'draft', section: index % 2 === 0 ? 'City' : 'World' },
    });
  }
});

afterAll(async () => {
  await core.close();
  await rm(folder, { recursive: true, force: true });
});

let model: QueueModel;
let stop = (): void => {};
beforeEach(async () => {
  stop();
  asked = [];
  model = createQueueModel(api, { sort: 'headline', descending: false });
  stop = model.start();
  await until(() => model.rowAt(0) !== undefined);
});

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !isTrue(); turn += 1) await new Promise((done) => setTimeout(done, 5));
  expect(isTrue()).toBe(true);
}

const headlines = (from: number, to: number): readonly (string | undefined)[] =>
  Array.from({ length: to - from }, (_, index) => model.rowAt(from + index)?.headline);

describe('the queue', () => {
  it('knows how many stories there are, and holds only the page in sight', () => {
    const { total, pages } = model.store.getState();
    expect([total, [...pages.keys()]]).toEqual([count, [0]]);
    expect(headlines(0, 2)).toEqual(['Article 000', 'Article 026']);
  });

  it('reads a page when it comes into sight, and keeps the first', async () => {
    model.show(2, 2);
    await until(() => model.rowAt(2 * pageSize) !== undefined);
    expect(model.rowAt(count - 1)?.headline).toBe('Zrticle 233');
    expect(model.rowAt(0)?.headline).toBe('Article 000');
  });

  it('shows the answer to the last of many quick questions, and asks few of them', async () => {
    asked = [];
    for (const query of ['1', '12', '123', '12', '124']) model.ask({ query });
    await until(() => model.store.getState().total === 1);
    expect(headlines(0, 1)).toEqual(['Urticle 124']);
    expect(asked.filter((name) => name.startsWith('list')).length).toBeLessThanOrEqual(2);
  });

  it('filters by status and section together', async () => {
    model.ask({ statuses: ['review'], section: 'City' });
    await until(() => model.store.getState().total === 25);
    expect(headlines(0, 1)).toEqual(['Article 000']);
  });

  it('follows a change made elsewhere without losing the rows meanwhile', async () => {
    const { id } = await api.call('stories.create', { document: withHeadline('Aardvark returns') });
    expect(model.rowAt(0)?.headline).toBe('Article 000');
    await until(() => model.rowAt(0)?.headline === 'Aardvark returns');
    await api.call('stories.trash', { ids: [id] });
    await until(() => model.rowAt(0)?.headline === 'Article 000');
    expect(model.store.getState().total).toBe(count);
  });

  it('shows no story of the queue in the trash, not for a moment, nor the other way', async () => {
    model.ask({ trash: true });
    expect([model.rowAt(0), model.store.getState().total]).toEqual([undefined, null]);
    await until(() => model.store.getState().total === 1);
    expect(headlines(0, 1)).toEqual(['Aardvark returns']);
    model.ask({ trash: false });
    expect(model.rowAt(0)).toBeUndefined();
    await until(() => model.rowAt(0)?.headline === 'Article 000');
  });
});

describe('the keyboard in the queue', () => {
  const key = (name: string, modifiers = '') => ({
    key: name,
    ctrlKey: modifiers.includes('c'),
    metaKey: false,
    shiftKey: modifiers.includes('s'),
    altKey: false,
  });
  const picked = (): readonly number[] =>
    [...model.store.getState().selected].map((id) => model.indexOf(id)).sort((one, other) => one - other);

  it.each([
    ['arrows move the selection', [key('ArrowDown'), key('ArrowDown')], 2, [2]],
    ['and stop at the ends', [key('ArrowUp')], 0, [0]],
    ['Shift extends it', [key('ArrowDown'), key('ArrowDown', 's'), key('ArrowDown', 's')], 3, [1, 2, 3]],
    ['and takes it back', [key('ArrowDown'), key('ArrowDown', 's'), key('ArrowUp', 's')], 1, [1]],
    [
      'Ctrl moves alone, Space picks',
      [key('ArrowDown'), key('ArrowDown', 'c'), key('ArrowDown', 'c'), key(' ', 'c')],
      3,
      [1, 3],
    ],
    ['a page down', [key('PageDown')], 10, [10]],
    ['the end', [key('End')], count - 1, []],
    ['Esc leaves one', [key('ArrowDown'), key('ArrowDown', 's'), key('Escape')], 2, [2]],
    ['letters jump to a headline', [key('c')], 20, [20]],
    ['more letters narrow it', [key('b'), key('r'), key('t')], 10, [10]],
  ] as const)('%s', (_, presses, active, selection) => {
    const keys = createQueueKeys(model, () => 10);
    for (const press of presses) keys.key(press);
    expect([model.store.getState().activeIndex, picked()]).toEqual([active, selection]);
  });

  it.each([
    [key('Enter'), 'open'],
    [key('Delete'), 'remove'],
    [key('F6'), null],
    [key('p', 'c'), null],
  ])('%j asks for %s', (press, intent) => {
    expect(createQueueKeys(model, () => 10).key(press)).toBe(intent);
  });
});
