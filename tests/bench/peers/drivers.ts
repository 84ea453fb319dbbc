import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Plain from 'better-sqlite3';
import Ciphers from 'better-sqlite3-multiple-ciphers';
import { madeQueries, madeStory, storyText } from '../content/library.ts';
import { temporaryFolder } from '../desk.ts';

/** One database of made stories under one driver: the same statements for all. */
export interface Driven {
  readonly name: string;
  /** One row of 5 KB, on the disk. */
  readonly save: () => void;
  /** A thousand rows by their key. */
  readonly read: () => void;
  /** Ten words in the full-text index. */
  readonly search: () => void;
  readonly close: () => void;
}

const stories = 5000;

/** Ours with a key, ours without, and the driver it was made from. */
export function openDrivers(): readonly Driven[] {
  const key = `raw:${'5a'.repeat(32)}`;
  return [
    drive('ours, encrypted', (path) => {
      const database = new Ciphers(path);
      database.pragma("cipher = 'chacha20'");
      database.pragma(`key = '${key}'`);
      return database;
    }),
    drive('ours', (path) => new Ciphers(path)),
    drive('better-sqlite3', (path) => new Plain(path)),
  ];
}

function drive(name: string, open: (path: string) => Plain.Database): Driven {
  const folder = temporaryFolder();
  const database = open(join(folder, 'stories.db'));
  database.pragma('journal_mode = WAL');
  database.exec(`
    CREATE TABLE story (id INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE words USING fts5 (text, prefix = '1 2 3');
  `);
  const add = database.prepare('INSERT INTO story VALUES (?, ?)');
  const index = database.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
  database.transaction(() => {
    for (let story = 0; story < stories; story += 1) {
      const text = storyText(madeStory(story));
      add.run(story, text);
      index.run(story, text);
    }
  })();
  database.pragma('synchronous = FULL');
  // Less than the database has, so that pages come from the file and are decrypted again.
  database.pragma('cache_size = -2000');
  const update = database.prepare('UPDATE story SET document = ? WHERE id = 1');
  const one = database.prepare('SELECT document FROM story WHERE id = ?');
  const find = database.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20');
  const queries = madeQueries(10)[0]?.queries ?? [];
  const text = 'x'.repeat(5000);
  let round = 0;
  return {
    name,
    save() {
      round += 1;
      update.run(`${text}${round}`);
    },
    read() {
      for (let id = 0; id < 1000; id += 1) one.get((id * 7) % stories);
    },
    search() {
      for (const query of queries) find.all(query);
    },
    close() {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
