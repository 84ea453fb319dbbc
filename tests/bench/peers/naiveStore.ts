import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { madeStory, storyText } from '../content/library.ts';
import { temporaryFolder } from '../desk.ts';

export interface NaiveStore {
  /** One durable commit of the document as JSON; its text too when there is an index. */
  readonly save: (document: object, text: string) => void;
  readonly close: () => void;
}

/**
 * A table with one row a story in WAL mode with FULL durability, and nothing of what Stet does besides: no
 * check of the document, no hash, no counts, no guard. `indexed` puts FTS5 into the same commit, over as many
 * other stories as given, so that its segments merge as they do in use.
 */
export function openNaiveStore(indexed: number | null): NaiveStore {
  const folder = temporaryFolder();
  const database = new Database(join(folder, 'naive.db'));
  database.pragma('journal_mode = WAL');
  database.exec(`
    CREATE TABLE story (id INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE words USING fts5 (text, prefix = '1 2 3');
    INSERT INTO story VALUES (1, '');
    INSERT INTO words (rowid, text) VALUES (1, '');
  `);
  const update = database.prepare('UPDATE story SET document = ? WHERE id = 1');
  const index = database.prepare('UPDATE words SET text = ? WHERE rowid = 1');
  const fill = database.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
  database.transaction(() => {
    for (let story = 0; story < (indexed ?? 0); story += 1) fill.run(story + 2, storyText(madeStory(story)));
  })();
  database.pragma('synchronous = FULL');
  return {
    save: database.transaction((document: object, text: string) => {
      update.run(JSON.stringify(document));
      if (indexed !== null) index.run(text);
    }),
    close() {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
