import { describe, expect, it } from 'vitest';
import { createDepartures } from '../../renderer/story/departures.ts';
import { sha256 } from '../../renderer/story/sha256.ts';
import { isHashOf, isSameText } from '../../renderer/story/storedProof.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { storyMeta } from '../../shared/story/story.ts';
import { article } from '../contract/article.ts';
import { deskInProcess } from './deskInProcess.ts';
// Read before the clock is held: a session asks for it late.
import '../../shared/document/schema.ts';
import { heldClock, memoryShelf, openHere, SmallDesk, textDocument } from './sessionDesk.ts';

async function openDesk(text = 'base') {
  const clock = heldClock();
  const desk = new SmallDesk(clock, text);
  const shelf = memoryShelf();
  const session = await openHere(desk, clock, shelf);
  let page = text;
  session.attachEditor(() => textDocument(page));
  session.onReplaced((document) => {
    page = document.content?.[0]?.text ?? '';
  });
  const type = (more: string): void => {
    page += more;
    session.changed();
  };
  return { clock, desk, shelf, session, type, page: () => page };
}

const doubted = {
  kind: 'failed',
  code: 'damaged',
  message: expect.stringMatching(/not what it was given.*safe in this window.*saved again/),
  isWaiting: false,
};

describe('a library that holds something else than it was given', () => {
  it('is found out before anything is called saved, kept here, and given the text again', async () => {
    const { clock, desk, shelf, session, type } = await openDesk();
    const seen: string[] = [];
    session.subscribe(() => seen.push(session.state.kind));
    desk.lies = 'other';
    type('!');
    await clock.pass(320);
    expect(session.state).toEqual(doubted);
    expect(session.hasUnsaved).toBe(true);
    await clock.pass(410);
    expect(shelf.textOf('a')).toEqual(textDocument('base!'));
    expect(seen).not.toContain('saved');
    desk.lies = null;
    await clock.pass(2000);
    expect(session.state.kind).toBe('saved');
    expect(desk.story.document).toEqual(textDocument('base!'));
    expect(shelf.copies.size).toBe(0);
  });

  it('is asked less and less often while it stays so', async () => {
    const { clock, desk, type } = await openDesk();
    desk.saveTakes = 0;
    desk.lies = 'other';
    type('!');
    await clock.pass(40_000);
    const waits = desk.saves.slice(1).map(({ at }, index) => at - (desk.saves[index]?.at ?? 0));
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000]);
  });

  it('does not let a story that is left go', async () => {
    const { clock, desk, session, type } = await openDesk();
    const departures = createDepartures();
    desk.lies = 'other';
    type('!');
    void departures.depart(session);
    await clock.pass(60_000);
    expect(departures.list()).toEqual([session]);
    desk.lies = null;
    await clock.pass(20_000);
    expect(departures.list()).toEqual([]);
    expect(desk.story.document).toEqual(textDocument('base!'));
  });
});

describe('a save that is answered before anything was stored', () => {
  it('is found out by reading back while nobody types, and sent again', async () => {
    const { clock, desk, session, type } = await openDesk();
    desk.lies = 'early';
    type('!');
    await clock.pass(1000);
    desk.lies = null;
    await clock.pass(1000);
    expect(session.state).toEqual(doubted);
    await clock.pass(2000);
    expect(session.state.kind).toBe('saved');
    expect(desk.story.document).toEqual(textDocument('base!'));
  });
});

describe('a library that was put back to an earlier state', () => {
  it('gets the page’s text again, and keeps what it was put back to', async () => {
    const { clock, desk, session, type, page } = await openDesk();
    const before = desk.story;
    type('!');
    await clock.pass(5000);
    desk.story = before;
    desk.tell({ type: 'connected' });
    await clock.pass(10_000);
    expect(session.state.kind).toBe('saved');
    expect([page(), desk.story.document]).toEqual(['base!', textDocument('base!')]);
    expect(desk.kept.map(({ document }) => document)).toEqual([textDocument('base')]);
  });
});

describe('a text that is stored in another order or with its defaults', () => {
  it('is the same text', async () => {
    const { clock, desk, session, type } = await openDesk();
    type('!');
    await clock.pass(1000);
    // Reading turns the keys about, and says nothing of what is not there.
    desk.story = { ...desk.story, meta: { ...desk.story.meta, assignee: '' } };
    await clock.pass(10_000);
    expect(desk.saves).toHaveLength(1);
    expect(session.state.kind).toBe('saved');
  });
});

describe('the real library', () => {
  const unsafe: NodeJson = {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Link', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
      { type: 'text', text: ' and', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' on', marks: [{ type: 'bold' }] },
    ],
  };
  const withBody = (...blocks: readonly NodeJson[]): NodeJson => ({
    ...article('Headline'),
    content: (article('Headline').content ?? []).map((field) =>
      field.type === 'body' ? { ...field, content: blocks } : field,
    ),
  });

  it.each([
    ['a text as the editor gives it', article('Headline', 'One.', 'Two – «три», чотири.'), {}],
    ['a text that reading puts right', withBody(unsafe), {}],
    ['a fact only a newer Stet knows', article('Headline'), { _newer: { status: 'embargoed' } }],
    ['facts in any order, and one more', article('Headline'), { zeta: 1, alpha: [], slug: 'x' }],
  ] as const)('gives the hash and the text of what was sent: %s', async (_what, document, facts) => {
    const desk = await deskInProcess();
    try {
      const meta = { ...storyMeta.parse({}), ...facts };
      const { id } = await desk.api.call('stories.create', {});
      const { hash } = await desk.api.call('stories.save', { id, baseRevision: 1, document, meta });
      const { story } = await desk.api.call('stories.read', { id });
      const other = { document: article('Headline!'), meta };
      expect(await isHashOf({ document, meta }, hash, sha256)).toBe(true);
      expect(await isSameText({ document, meta }, story)).toBe(true);
      expect(await isHashOf(other, hash, sha256)).toBe(false);
      expect(await isSameText(other, story)).toBe(false);
      expect(await isHashOf({ document, meta: { ...meta, place: 'Kyiv' } }, hash, sha256)).toBe(false);
    } finally {
      await desk.close();
    }
  });
});
