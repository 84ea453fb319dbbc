import { describe, expect, it } from 'vitest';
import { createDepartures, makeSafe } from '../../renderer/story/departures.ts';
import { heldClock, memoryShelf, openHere, SmallDesk, textDocument } from './sessionDesk.ts';

/** A story with words on its page that are not saved, about to be left. */
async function unsavedStory() {
  const clock = heldClock();
  const desk = new SmallDesk(clock);
  const shelf = memoryShelf();
  const session = await openHere(desk, clock, shelf);
  const detach = session.attachEditor(() => textDocument('last words'));
  session.changed();
  return { clock, desk, shelf, session, detach, departures: createDepartures() };
}

describe('a story that is left', () => {
  it('is saved on its way out and then gone', async () => {
    const { clock, desk, session, departures, detach } = await unsavedStory();
    const left = departures.depart(session);
    detach();
    expect(departures.list()).toEqual([session]);
    await clock.pass(50);
    await left;
    expect(desk.story.document).toEqual(textDocument('last words'));
    expect(departures.list()).toEqual([]);
  });

  it('is tried again until it is saved, and kept by the browser meanwhile', async () => {
    const { clock, desk, shelf, session, departures } = await unsavedStory();
    desk.fails = { code: 'storage' };
    void departures.depart(session);
    await clock.pass(40_000);
    expect(departures.list()).toEqual([session]);
    expect(session.state).toMatchObject({ kind: 'failed', code: 'storage' });
    expect(shelf.textOf('a')).toEqual(textDocument('last words'));
    desk.fails = null;
    await clock.pass(15_000);
    expect(desk.story.document).toEqual(textDocument('last words'));
    expect(departures.list()).toEqual([]);
    expect(shelf.copies.size).toBe(0);
  });

  it('is saved by the late answer of a save that hung', async () => {
    const { clock, desk, session, departures } = await unsavedStory();
    desk.hangs = true;
    void departures.depart(session);
    await clock.pass(60_000);
    expect(departures.list()).toEqual([session]);
    desk.letThrough();
    await clock.pass(50);
    expect(departures.list()).toEqual([]);
    expect(desk.saves).toHaveLength(1);
  });

  it('comes back with its own text, not the library’s, and lives on', async () => {
    const { clock, desk, session, departures } = await unsavedStory();
    desk.fails = { code: 'storage' };
    void departures.depart(session);
    await clock.pass(1000);
    expect(departures.takeBack('b')).toBe(null);
    expect(departures.takeBack('a')).toBe(session);
    expect(departures.list()).toEqual([]);
    expect(session.getText().document).toEqual(textDocument('last words'));
    desk.fails = null;
    await clock.pass(20_000);
    expect(session.state.kind).toBe('saved');
    session.setMeta({ slug: 'on' });
    await clock.pass(1000);
    expect(desk.story.meta.slug).toBe('on');
  });

  it('keeps waiting with a choice between two texts', async () => {
    const { clock, desk, session, departures } = await unsavedStory();
    desk.saveElsewhere('theirs');
    void departures.depart(session);
    await clock.pass(60_000);
    expect(departures.list()).toEqual([session]);
    expect(desk.story.document).toEqual(textDocument('theirs'));
  });
});

describe('leaving a story', () => {
  it('is allowed once the browser keeps what cannot be saved', async () => {
    const { clock, desk, shelf, session } = await unsavedStory();
    desk.fails = { code: 'storage' };
    const safe = makeSafe(session);
    await clock.pass(100);
    await safe;
    expect(shelf.textOf('a')).toEqual(textDocument('last words'));
  });

  it('is refused when neither library nor browser takes the text', async () => {
    const { clock, desk, shelf, session } = await unsavedStory();
    desk.fails = { code: 'storage' };
    shelf.write = () => Promise.reject(new Error('QuotaExceededError'));
    const safe = expect(makeSafe(session)).rejects.toThrow(/stays open.*Save a copy/);
    await clock.pass(100);
    await safe;
    expect(session.hasUnsaved).toBe(true);
  });
});
