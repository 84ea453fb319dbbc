import { describe, expect, it } from 'vitest';
import { createDepartures } from '../../renderer/story/departures.ts';
import type { StorySession } from '../../renderer/story/storySession.ts';
import { heldClock, memoryShelf, openHere, SmallDesk, settle, textDocument } from './sessionDesk.ts';

/** A desk with one story open, and a page one can type on. */
async function openDesk(text = '') {
  const clock = heldClock();
  const desk = new SmallDesk(clock, text);
  const shelf = memoryShelf();
  const session = await openHere(desk, clock, shelf);
  return { clock, desk, shelf, session, page: attachPage(session, text) };
}

function attachPage(session: StorySession, start: string) {
  const page = {
    text: start,
    asked: 0,
    type(more: string) {
      page.text += more;
      session.changed();
    },
  };
  session.attachEditor(() => {
    page.asked += 1;
    return textDocument(page.text);
  });
  session.onReplaced((document) => {
    page.text = document.content?.[0]?.text ?? '';
  });
  return page;
}

describe('saving while typing', () => {
  it('waits 300 ms after the last key', async () => {
    const { clock, desk, page, session } = await openDesk();
    page.type('a');
    expect(session.state).toEqual({ kind: 'typing' });
    await clock.pass(299);
    expect(desk.saves).toEqual([]);
    await clock.pass(20);
    expect(desk.saves.map(({ at }) => at)).toEqual([300]);
    expect(session.state).toEqual({ kind: 'saved', at: 'r2' });
    expect(desk.story.document).toEqual(textDocument('a'));
  });

  it('keeps every key older than a second on disk while the person types on', async () => {
    const { clock, desk, page } = await openDesk();
    desk.saveTakes = 80;
    const typedAt: number[] = [];
    for (let key = 0; key < 100; key += 1) {
      page.type('x');
      typedAt.push(clock.now());
      await clock.pass(70);
      const durable = desk.story.document.content?.[0]?.text?.length ?? 0;
      const owed = typedAt.filter((at) => at < clock.now() - 1000).length;
      expect(durable).toBeGreaterThanOrEqual(owed);
    }
    expect(desk.mostInFlight).toBe(1);
  });

  it('says that it is saving once the person pauses, also of a save that began while they typed', async () => {
    const { clock, desk, page, session } = await openDesk();
    desk.saveTakes = 3000;
    for (let key = 0; key < 8; key += 1) {
      page.type('x');
      await clock.pass(100);
    }
    expect(desk.saves.length).toBe(1);
    expect(session.state).toEqual({ kind: 'typing' });
    await clock.pass(400);
    expect(session.state).toEqual({ kind: 'saving' });
    await clock.pass(10_000);
    expect(session.state.kind).toBe('saved');
    expect(desk.story.document).toEqual(textDocument('xxxxxxxx'));
  });

  it('has one save in flight, and the newest text wins', async () => {
    const { clock, desk, page, session } = await openDesk();
    desk.saveTakes = 2000;
    page.type('one');
    await clock.pass(400);
    page.type(' two');
    await clock.pass(700);
    page.type(' three');
    expect(session.state).toEqual({ kind: 'saving' });
    await clock.pass(10_000);
    expect(desk.mostInFlight).toBe(1);
    expect(desk.saves.map((save) => save.document)).toEqual([
      textDocument('one'),
      textDocument('one two three'),
    ]);
    expect(session.hasUnsaved).toBe(false);
  });

  it('asks the editor once for each save and not at all on a key', async () => {
    const { clock, page } = await openDesk();
    for (let key = 0; key < 10; key += 1) page.type('x');
    expect(page.asked).toBe(0);
    await clock.pass(1000);
    expect(page.asked).toBe(1);
  });

  it('saves a fact like a key, and nothing when it did not change', async () => {
    const { clock, desk, session } = await openDesk();
    session.setMeta({ slug: '' });
    await clock.pass(2000);
    expect(desk.saves).toEqual([]);
    session.setMeta({ slug: 'flood' });
    await clock.pass(2000);
    expect(desk.story.meta.slug).toBe('flood');
  });

  it('saves at once when asked to, and what was typed meanwhile', async () => {
    const { clock, desk, page, session } = await openDesk();
    page.type('one');
    const flushed = session.flush();
    await settle();
    page.type(' two');
    await clock.pass(50);
    await flushed;
    expect(desk.story.document).toEqual(textDocument('one two'));
  });

  it('saves what an editor held when it was taken away', async () => {
    const clock = heldClock();
    const desk = new SmallDesk(clock);
    const session = await openHere(desk, clock);
    const detach = session.attachEditor(() => textDocument('last words'));
    session.changed();
    detach();
    await clock.pass(1000);
    expect(desk.story.document).toEqual(textDocument('last words'));
  });
});

describe('when saving fails', () => {
  it.each([
    ['storage' as const, 'No room.'],
    ['offline' as const, 'No room.'],
    ['readOnly' as const, 'No room.'],
  ])('says so, keeps the text and tries again: %s', async (code, message) => {
    const { clock, desk, page, session } = await openDesk();
    desk.fails = { code };
    page.type('kept');
    await clock.pass(400);
    expect(session.state).toEqual({ kind: 'failed', code, message, isWaiting: false });
    page.type(' too');
    await clock.pass(300);
    expect(session.state.kind).toBe('failed');
    desk.fails = null;
    await clock.pass(20_000);
    expect(session.state.kind).toBe('saved');
    expect(desk.story.document).toEqual(textDocument('kept too'));
  });

  it('waits longer after each failure', async () => {
    const { clock, desk, page } = await openDesk();
    desk.saveTakes = 0;
    desk.fails = { code: 'storage' };
    page.type('x');
    await clock.pass(40_000);
    const waits = desk.saves.slice(1).map(({ at }, index) => at - (desk.saves[index]?.at ?? 0));
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000]);
  });

  it('tries at once when the host is back', async () => {
    const { clock, desk, page, session } = await openDesk();
    desk.fails = { code: 'offline' };
    page.type('x');
    await clock.pass(10_000);
    desk.fails = null;
    desk.tell({ type: 'connected' });
    await clock.pass(20);
    expect(session.state.kind).toBe('saved');
  });

  it('knows its own save again when only the answer was lost', async () => {
    const { clock, desk, page, session } = await openDesk();
    desk.fails = { code: 'offline', afterCommit: true };
    page.type('one');
    await clock.pass(350);
    page.type(' two');
    desk.fails = null;
    await clock.pass(5000);
    expect(session.state.kind).toBe('saved');
    expect(desk.story.document).toEqual(textDocument('one two'));
    expect(desk.kept).toEqual([]);
  });

  it('rejects a flush with the reason', async () => {
    const { clock, desk, page, session } = await openDesk();
    desk.fails = { code: 'storage' };
    page.type('x');
    const flushed = expect(session.flush()).rejects.toMatchObject({ code: 'storage' });
    await clock.pass(50);
    await flushed;
    expect(session.hasUnsaved).toBe(true);
  });
});

describe('when Stet does not answer a save', () => {
  const silent = {
    kind: 'failed',
    code: 'offline',
    message: expect.stringMatching(/not answered for 5 seconds.*safe/),
    isWaiting: true,
  };

  it('says so after five seconds and puts the text on the browser’s shelf', async () => {
    const { clock, desk, page, session, shelf } = await openDesk();
    desk.hangs = true;
    page.type('only here');
    await clock.pass(5299);
    expect(session.state).toEqual({ kind: 'saving' });
    await clock.pass(1);
    expect(session.state).toEqual(silent);
    expect(shelf.textOf('a')).toEqual(textDocument('only here'));
    expect(session.hasUnsaved).toBe(true);
  });

  it('says so while the person types on, and shelves what they type', async () => {
    const { clock, desk, page, session, shelf } = await openDesk();
    desk.hangs = true;
    for (let key = 0; key < 70; key += 1) {
      page.type('x');
      await clock.pass(100);
    }
    expect(session.state).toEqual(silent);
    await clock.pass(400);
    expect(shelf.textOf('a')).toEqual(textDocument('x'.repeat(70)));
  });

  it('sends no second save meanwhile, whatever happens, and the newest text afterwards', async () => {
    const { clock, desk, page, session, shelf } = await openDesk();
    desk.hangs = true;
    page.type('one');
    await clock.pass(6000);
    page.type(' two');
    session.retry();
    desk.tell({ type: 'connected' });
    await clock.pass(120_000);
    expect(desk.saves.map(({ document }) => document)).toEqual([textDocument('one')]);
    desk.letThrough();
    await clock.pass(1000);
    expect(desk.saves.map(({ document }) => document)).toEqual([
      textDocument('one'),
      textDocument('one two'),
    ]);
    expect(desk.mostInFlight).toBe(1);
    expect(session.state).toEqual({ kind: 'saved', at: 'r3' });
    expect(shelf.copies.size).toBe(0);
  });

  it('tries again when the late answer is an error', async () => {
    const { clock, desk, page, session } = await openDesk();
    desk.hangs = true;
    desk.fails = { code: 'storage' };
    page.type('kept');
    await clock.pass(8000);
    desk.letThrough();
    await clock.pass(50);
    expect(session.state).toEqual({ kind: 'failed', code: 'storage', message: 'No room.', isWaiting: false });
    desk.fails = null;
    await clock.pass(1000);
    expect(session.state.kind).toBe('saved');
    expect(desk.story.document).toEqual(textDocument('kept'));
  });

  it.each(['flush', 'cutVersion', 'reload'] as const)('%s comes to an end', async (name) => {
    const { clock, desk, page, session } = await openDesk();
    desk.hangs = true;
    page.type('x');
    let outcome = 'none';
    session[name]().then(
      () => {
        outcome = 'done';
      },
      (error: Error) => {
        outcome = error.message;
      },
    );
    await clock.pass(4990);
    expect(outcome).toBe('none');
    await clock.pass(10);
    expect(outcome).toMatch(/not answered/);
    // Who asks again hears it at once.
    if (name === 'flush') await expect(session.flush()).rejects.toMatchObject({ code: 'offline' });
  });

  it('does not take the sleep of the machine for silence', async () => {
    const { clock, desk, page, session } = await openDesk();
    desk.hangs = true;
    page.type('x');
    await clock.pass(1000);
    clock.sleep(3_600_000);
    await clock.pass(4000);
    expect(session.state).toEqual({ kind: 'saving' });
    await clock.pass(2000);
    expect(session.state).toEqual(silent);
  });
});

describe('the machine’s clock', () => {
  it('may be put back by hours without a save being late', async () => {
    const { clock, desk, page } = await openDesk();
    page.type('one');
    clock.shiftDate(-7_200_000);
    await clock.pass(400);
    page.type(' two');
    await clock.pass(400);
    expect(desk.saves.map(({ at }) => at)).toEqual([300, 700]);
  });
});

describe('the page’s own trouble', () => {
  it('is a save that failed, not one that never ends', async () => {
    const clock = heldClock();
    const desk = new SmallDesk(clock);
    const session = await openHere(desk, clock);
    session.attachEditor(() => {
      throw new Error('The editor is broken.');
    });
    session.changed();
    const flushed = expect(session.flush()).rejects.toMatchObject({ code: 'unexpected' });
    await clock.pass(2000);
    await flushed;
    expect(session.state).toMatchObject({ kind: 'failed', code: 'unexpected' });
    expect(session.hasUnsaved).toBe(true);
  });
});

describe('the browser’s own copy', () => {
  it('is kept while saving fails and gone after a save', async () => {
    const { clock, desk, page, shelf } = await openDesk();
    desk.fails = { code: 'offline' };
    page.type('only here');
    await clock.pass(2000);
    expect(shelf.textOf('a')).toEqual(textDocument('only here'));
    desk.fails = null;
    await clock.pass(20_000);
    expect(shelf.copies.size).toBe(0);
  });

  it.each([
    ['use' as const, 'only here', 'old'],
    ['setAside' as const, 'old', 'only here'],
  ])('is offered at the next opening: %s', async (choice, onPage, asVersion) => {
    const clock = heldClock();
    const desk = new SmallDesk(clock, 'old');
    const shelf = memoryShelf();
    const copy = {
      storyId: 'a',
      sessionId: 'before',
      baseRevision: 1,
      document: textDocument('only here'),
      meta: desk.story.meta,
      at: 0,
    };
    await shelf.write(copy);
    const session = await openHere(desk, clock, shelf);
    const page = attachPage(session, 'old');
    expect(session.recovered).toEqual([copy]);
    const settled = session.settleRecovered(copy, choice);
    await clock.pass(2000);
    await settled;
    expect(page.text).toBe(onPage);
    expect(desk.story.document).toEqual(textDocument(onPage));
    expect(desk.kept.map(({ document }) => document)).toEqual([textDocument(asVersion)]);
    expect(shelf.copies.size).toBe(0);
    expect(session.recovered).toEqual([]);
  });

  it('is put away silently when the library already has it', async () => {
    const clock = heldClock();
    const desk = new SmallDesk(clock, 'same');
    const shelf = memoryShelf();
    await shelf.write({
      storyId: 'a',
      sessionId: 'before',
      baseRevision: 0,
      document: textDocument('same'),
      meta: desk.story.meta,
      at: 0,
    });
    const session = await openHere(desk, clock, shelf);
    await settle();
    expect(session.recovered).toEqual([]);
    expect(shelf.copies.size).toBe(0);
  });

  it('does not overwrite one that nobody has looked at yet', async () => {
    const clock = heldClock();
    const desk = new SmallDesk(clock, 'old');
    const shelf = memoryShelf();
    const copy = {
      storyId: 'a',
      sessionId: 'before',
      baseRevision: 1,
      document: textDocument('from before'),
      meta: desk.story.meta,
      at: 0,
    };
    await shelf.write(copy);
    const session = await openHere(desk, clock, shelf);
    const page = attachPage(session, 'old');
    desk.fails = { code: 'storage' };
    page.type(' and new');
    await clock.pass(2000);
    const texts = [...shelf.copies.values()].map(({ document }) => document);
    expect(texts).toEqual([textDocument('from before'), textDocument('old and new')]);
    desk.fails = null;
    await clock.pass(20_000);
    expect([...shelf.copies.values()]).toEqual([copy]);
    expect(session.recovered).toEqual([copy]);
  });

  it('says when the browser refuses it, until the text is saved', async () => {
    const clock = heldClock();
    const desk = new SmallDesk(clock);
    const full = { ...memoryShelf(), write: () => Promise.reject(new Error('QuotaExceededError')) };
    const session = await openHere(desk, clock, full);
    attachPage(session, '').type('x');
    desk.fails = { code: 'storage' };
    await clock.pass(2000);
    expect(session.shelfFails).toBe(true);
    desk.fails = null;
    await clock.pass(20_000);
    expect(session.shelfFails).toBe(false);
    expect(session.state.kind).toBe('saved');
  });

  it('takes what a story that is left could not save', async () => {
    const { clock, desk, page, session, shelf } = await openDesk();
    desk.fails = { code: 'storage' };
    page.type('last');
    const left = createDepartures().depart(session);
    await clock.pass(50);
    await left;
    expect(shelf.textOf('a')).toEqual(textDocument('last'));
  });
});

describe('two windows on one story', () => {
  it.each([
    ['mine' as const, 'base mine', 'theirs'],
    ['theirs' as const, 'theirs', 'base mine'],
  ])('ends in a choice with both texts kept: %s', async (choice, stays, asVersion) => {
    const { clock, desk, page, session } = await openDesk('base');
    page.type(' mine');
    desk.saveElsewhere('theirs');
    await clock.pass(500);
    expect(session.state).toMatchObject({ kind: 'conflict', theirs: { document: textDocument('theirs') } });
    await clock.pass(60_000);
    expect(desk.story.document).toEqual(textDocument('theirs'));
    const chosen = session.resolveConflict(choice);
    await clock.pass(1000);
    await chosen;
    expect(session.state.kind).toBe('saved');
    expect(desk.story.document).toEqual(textDocument(stays));
    expect(page.text).toBe(stays);
    expect(desk.kept.map(({ document }) => document)).toEqual([textDocument(asVersion)]);
  });

  it('keeps what is typed while the choice stands', async () => {
    const { clock, desk, page, session } = await openDesk('base');
    page.type(' mine');
    desk.saveElsewhere('theirs');
    await clock.pass(500);
    page.type(' and more');
    const chosen = session.resolveConflict('theirs');
    await clock.pass(1000);
    await chosen;
    expect(desk.kept.map(({ document }) => document)).toEqual([textDocument('base mine and more')]);
  });

  it('goes on when both sides wrote the same', async () => {
    const { clock, desk, page, session } = await openDesk('base');
    page.type(' same');
    desk.saveElsewhere('base same');
    await clock.pass(500);
    expect(session.state.kind).toBe('saved');
    page.type('!');
    await clock.pass(500);
    expect(desk.story.document).toEqual(textDocument('base same!'));
  });

  it('joins a text changed here and a fact changed there', async () => {
    const { clock, desk, page, session } = await openDesk('base');
    page.type(' text');
    desk.saveElsewhere('base', { status: 'review' });
    await clock.pass(1000);
    expect(session.state.kind).toBe('saved');
    expect(desk.story).toMatchObject({ document: textDocument('base text'), meta: { status: 'review' } });
    expect(session.getMeta().status).toBe('review');
  });

  it('shows what was saved elsewhere when nothing is unsaved here', async () => {
    const { clock, desk, page, session } = await openDesk('base');
    desk.saveElsewhere('theirs');
    desk.tell({ type: 'stories.changed', ids: ['a'] });
    await clock.pass(2000);
    expect(page.text).toBe('theirs');
    expect(session.state.kind).toBe('saved');
    page.type('!');
    await clock.pass(500);
    expect(desk.story.document).toEqual(textDocument('theirs!'));
  });

  it('leaves the page alone while somebody types on it', async () => {
    const { clock, desk, page, session } = await openDesk('base');
    desk.tell({ type: 'stories.changed', ids: ['a'] });
    await clock.pass(1400);
    page.type('!');
    desk.saveElsewhere('theirs');
    await clock.pass(1000);
    expect(page.text).toBe('base!');
    expect(session.state.kind).toBe('conflict');
  });
});

describe('a story that cannot be edited', () => {
  it('is never saved', async () => {
    const clock = heldClock();
    const desk = new SmallDesk(clock, 'x');
    desk.readOnly = 'This library was written by a newer Stet.';
    const session = await openHere(desk, clock);
    expect(session.state).toEqual({ kind: 'readOnly', reason: desk.readOnly });
    session.changed();
    session.setMeta({ slug: 'y' });
    await clock.pass(5000);
    expect(desk.saves).toEqual([]);
    expect(session.getMeta().slug).toBe('');
  });
});

describe('the place in the text', () => {
  it('is sent a second after it moved, once', async () => {
    const { clock, desk, session } = await openDesk();
    for (let head = 1; head < 5; head += 1) session.rememberPlace({ anchor: 1, head, scroll: 0 });
    await clock.pass(1100);
    expect(desk.places).toEqual([{ anchor: 1, head: 4, scroll: 0 }]);
  });

  it('is sent when the story is closed', async () => {
    const { desk, session } = await openDesk();
    session.rememberPlace({ anchor: 1, head: 1, scroll: 20 });
    await createDepartures().depart(session);
    expect(desk.places).toEqual([{ anchor: 1, head: 1, scroll: 20 }]);
  });
});
