import { describe, expect, it } from 'vitest';
import { createDepartures } from '../../renderer/story/departures.ts';
import { heldClock, memoryShelf, openHere, SmallDesk, settle, textDocument } from './sessionDesk.ts';

/** A desk with one story open, and a page one can type on. */
async function openDesk(text = 'base') {
  const clock = heldClock();
  const desk = new SmallDesk(clock, text);
  const shelf = memoryShelf();
  const session = await openHere(desk, clock, shelf);
  let page = text;
  session.attachEditor(() => textDocument(page));
  const type = (more: string): void => {
    page += more;
    session.changed();
  };
  return { clock, desk, shelf, session, type };
}

const inTrash = (hasUnsaved: boolean) => ({ kind: 'away', place: 'trash', hasUnsaved });
const gone = (hasUnsaved: boolean) => ({ kind: 'away', place: 'gone', hasUnsaved });

describe('a story that is put in the trash elsewhere', () => {
  it('says so at once, and holds nothing unsaved', async () => {
    const { desk, session } = await openDesk();
    desk.move('trash');
    expect(session.state).toEqual(inTrash(false));
    expect(session.hasUnsaved).toBe(false);
  });

  it('writes nothing more, keeps what is typed, and saves it once the story is restored', async () => {
    const { clock, desk, shelf, session, type } = await openDesk();
    desk.move('trash');
    type(' and more');
    expect(session.state).toEqual(inTrash(true));
    await clock.pass(60_000);
    expect(desk.saves).toEqual([]);
    expect(shelf.textOf('a')).toEqual(textDocument('base and more'));
    await session.restore();
    await clock.pass(1000);
    expect(session.state.kind).toBe('saved');
    expect(desk.story.document).toEqual(textDocument('base and more'));
    expect(shelf.copies.size).toBe(0);
  });

  it('hears it from the save when nobody said it', async () => {
    const { clock, desk, session, type } = await openDesk();
    desk.place = 'trash';
    desk.story = { ...desk.story, trashedAt: '2026-11-23T10:00:00Z' };
    type('!');
    await clock.pass(400);
    expect(session.state).toEqual(inTrash(true));
    await clock.pass(60_000);
    expect(desk.saves).toHaveLength(1);
    await expect(session.flush()).rejects.toMatchObject({ code: 'trashed' });
  });

  it('hears it when the connection is back, and also that it was restored', async () => {
    const { clock, desk, session } = await openDesk();
    desk.story = { ...desk.story, trashedAt: '2026-11-23T10:00:00Z' };
    desk.tell({ type: 'connected' });
    await clock.pass(2000);
    expect(session.state).toEqual(inTrash(false));
    desk.story = { ...desk.story, trashedAt: null };
    desk.tell({ type: 'connected' });
    await clock.pass(2000);
    expect(session.state).toEqual({ kind: 'saved', at: 'r1' });
  });

  it('is saved by the save that was on its way before', async () => {
    const { clock, desk, session, type } = await openDesk();
    desk.saveTakes = 100;
    type('!');
    await clock.pass(350);
    desk.tell({ type: 'stories.moved', ids: ['a'], to: 'trash' });
    expect(session.state).toEqual(inTrash(true));
    await clock.pass(200);
    expect(desk.story.document).toEqual(textDocument('base!'));
    expect(session.state).toEqual(inTrash(false));
  });

  it('takes over what was saved elsewhere when it comes back', async () => {
    const { clock, desk, session } = await openDesk();
    desk.move('trash');
    desk.saveElsewhere('theirs');
    desk.move('queue');
    await clock.pass(2000);
    expect(session.state).toEqual({ kind: 'saved', at: 'r2' });
    expect(session.getText().document).toEqual(textDocument('theirs'));
  });
});

describe('a story that is removed for good while somebody writes', () => {
  it('is not tried again, and its text becomes a new story', async () => {
    const { clock, desk, shelf, session, type } = await openDesk();
    session.setMeta({ slug: 'flood', notes: 'Ask Anna.' });
    await clock.pass(1000);
    desk.move('trash');
    type(' and more');
    desk.move('gone');
    expect(session.state).toEqual(gone(true));
    await clock.pass(60_000);
    expect(desk.saves).toHaveLength(1);
    expect(shelf.textOf('a')).toEqual(textDocument('base and more'));
    expect(await session.saveAsNewStory()).toBe('copy');
    expect(desk.created).toMatchObject([
      { document: textDocument('base and more'), meta: { slug: 'flood', notes: 'Ask Anna.' } },
    ]);
    await settle();
    expect(session.hasUnsaved).toBe(false);
    expect(shelf.copies.size).toBe(0);
  });

  it('says so when the save on its way finds it gone', async () => {
    const { clock, desk, session, type } = await openDesk();
    desk.saveTakes = 100;
    type('!');
    await clock.pass(350);
    desk.place = 'gone';
    await clock.pass(200);
    expect(session.state).toEqual(gone(true));
    await clock.pass(60_000);
    expect(desk.saves).toHaveLength(1);
    await expect(session.flush()).rejects.toMatchObject({ code: 'notFound' });
  });

  it('keeps what is typed while the new story is being made', async () => {
    const { clock, desk, shelf, session, type } = await openDesk();
    desk.move('gone');
    type(' one');
    const made = session.saveAsNewStory();
    type(' two');
    await made;
    await clock.pass(1000);
    expect(session.state).toEqual(gone(true));
    expect(shelf.textOf('a')).toEqual(textDocument('base one two'));
  });

  it('does not take another failure for it', async () => {
    const { clock, desk, session, type } = await openDesk();
    desk.fails = { code: 'notFound' };
    type('!');
    await clock.pass(1000);
    expect(session.state).toMatchObject({ kind: 'failed', code: 'notFound' });
    desk.fails = null;
    await clock.pass(20_000);
    expect(session.state.kind).toBe('saved');
  });

  it('is no sample any more', async () => {
    const { desk, session, type } = await openDesk();
    session.setMeta({ isSample: true });
    desk.move('gone');
    type('!');
    await session.saveAsNewStory();
    expect(desk.created).toMatchObject([{ meta: { isSample: false } }]);
  });
});

describe('a story that was left with unsaved words and then put away', () => {
  it('stays named until it is restored, then it is saved and gone', async () => {
    const { clock, desk, session, type } = await openDesk();
    const departures = createDepartures();
    desk.move('trash');
    type(' last');
    void departures.depart(session);
    await clock.pass(60_000);
    expect(departures.list()).toEqual([session]);
    await session.restore();
    await clock.pass(1000);
    expect(departures.list()).toEqual([]);
    expect(desk.story.document).toEqual(textDocument('base last'));
  });

  it('goes when it was saved as a new story', async () => {
    const { clock, desk, session, type } = await openDesk();
    const departures = createDepartures();
    type(' last');
    desk.move('gone');
    void departures.depart(session);
    await clock.pass(1000);
    expect(departures.list()).toEqual([session]);
    await session.saveAsNewStory();
    await clock.pass(10);
    expect(departures.list()).toEqual([]);
  });
});
