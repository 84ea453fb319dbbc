import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { timeOf } from './afterFrame.ts';
import { launchChromium } from './chromium.ts';
import { commitRows } from './committing.ts';
import { articleOfWords } from './content/article.ts';
import { stetDocument } from './content/stetDocument.ts';
import { type Desk, openDesk, prepareDesk } from './desk.ts';
import { openDeskPage, openStory } from './deskPage.ts';
import type { Family } from './family.ts';
import { clickMiddle } from './keyToPaint.ts';
import type { Row } from './table.ts';

/** From the first key to a text that is safe, and what a commit costs. */
export const saving: Family = {
  name: 'save',
  async run({ quick }) {
    await prepareDesk();
    return [...(await firstKeyRows(quick ? 4 : 15)), ...(await commitRows(quick ? 60 : 400, 800))];
  },
};

async function firstKeyRows(rounds: number): Promise<readonly Row[]> {
  const headline = 'Typed in';
  const desk = await openDesk();
  const browser = await launchChromium();
  try {
    const { id } = await desk.api.call('stories.create', {
      document: stetDocument(headline, articleOfWords(800)),
    });
    const page = await openDeskPage(
      await browser.newContext({ viewport: { width: 1600, height: 900 } }),
      desk,
    );
    await openStory(page, headline);
    await clickMiddle(page, '[data-field=body] p');
    const shown: number[] = [];
    const durable: number[] = [];
    const library = openLibrary(desk);
    for (let round = 0; round < rounds; round += 1) {
      await page.waitForTimeout(700);
      const committed = watchCommit(library, id);
      await page.evaluate(awaitSaved);
      const start = performance.now();
      shown.push(await timeOf(page, () => page.keyboard.press('x')));
      durable.push((await committed) - start);
    }
    library.close();
    return [
      {
        what: 'key to durable commit, seen by a second connection',
        ours: { samples: durable, unit: 'ms', withTail: true },
      },
      { what: 'key to “Saved” on screen', ours: { samples: shown, unit: 'ms', withTail: true } },
    ];
  } finally {
    await browser.close();
    await desk.close();
  }
}

/** A reader of the library beside the desk: what it sees is committed. */
function openLibrary(desk: Desk): Database.Database {
  const file = readdirSync(desk.data).find((name) => name === 'stet.sqlite');
  if (file === undefined) throw new Error('The desk has no library where it was looked for.');
  return new Database(join(desk.data, file), { readonly: true });
}

/** When the story's revision has moved on, by this process's clock; asked every millisecond. */
function watchCommit(library: Database.Database, id: string): Promise<number> {
  const revision = library.prepare<[string], number>('SELECT revision FROM story WHERE id = ?').pluck();
  const before = revision.get(id);
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (revision.get(id) === before) return;
      clearInterval(timer);
      resolve(performance.now());
    }, 1);
  });
}

/** In the page: begins to wait, from the next key until the status bar says that it is saved. */
function awaitSaved(): void {
  window.pending = new Promise((resolve, reject) => {
    const status = document.querySelector('[data-testid=save-state]');
    if (status === null) return reject(new Error('There is no saved state to be seen.'));
    let pressed: number | null = null;
    let wasUnsaved = false;
    const note = (event: KeyboardEvent): void => {
      pressed = event.timeStamp;
    };
    addEventListener('keydown', note, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      const isSaved = status.getAttribute('data-kind') === 'saved';
      wasUnsaved ||= !isSaved;
      if (!isSaved || !wasUnsaved || pressed === null) return;
      observer.disconnect();
      resolve(performance.now() - pressed);
    });
    observer.observe(status, { attributes: true, childList: true, subtree: true, characterData: true });
  });
}
