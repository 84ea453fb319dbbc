import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import MiniSearch from 'minisearch';

export interface SearchPeer {
  readonly name: string;
  readonly add: (id: number, headline: string, text: string) => void;
  readonly ready: () => void;
  /** The best 20, with a snippet where the peer can make one. */
  readonly search: (query: string) => readonly unknown[];
  readonly close: () => void;
}

/** As its manual says: both fields, prefix for the last word, all words wanted, ranked; it makes no snippets and knows no phrases. */
export function miniSearchPeer(): SearchPeer {
  const index = new MiniSearch({ fields: ['headline', 'text'], storeFields: ['headline'] });
  return {
    name: 'minisearch in memory',
    add: (id, headline, text) => index.add({ id, headline, text }),
    ready: () => {},
    search: (query) =>
      index
        .search(query, { combineWith: 'AND', prefix: (_, position, terms) => position === terms.length - 1 })
        .slice(0, 20),
    close: () => index.removeAll(),
  };
}

function openDatabase(): { readonly database: Database.Database; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-search-'));
  const database = new Database(join(folder, 'peer.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  return { database, folder };
}

/**
 * SQLite as one writes it in the first hour. The `sqlite3` package's binary comes from a release host that is
 * not everywhere to be reached and its source has no place here, so the FTS4 of the SQLite at hand stands in
 * for it, without that package's thread hop: if anything, a faster peer.
 */
function sqlitePeer(name: string, create: string, select: string): SearchPeer {
  const { database, folder } = openDatabase();
  database.exec(create);
  const insert = database.prepare('INSERT INTO story (rowid, headline, text) VALUES (?, ?, ?)');
  const find = database.prepare(select);
  return {
    name,
    add: (id, headline, text) => {
      if (!database.inTransaction) database.exec('BEGIN');
      insert.run(id, headline, text);
    },
    ready: () => {
      database.exec('COMMIT');
      database.exec("INSERT INTO story (story) VALUES ('optimize')");
    },
    search: (query) => find.all(query.endsWith('"') ? query : `${query}*`),
    close: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** FTS4 has no ranking of its own: the newest 20. */
export function fts4Peer(): SearchPeer {
  return sqlitePeer(
    'FTS4, newest first (stand-in for sqlite3)',
    'CREATE VIRTUAL TABLE story USING fts4 (headline, text, tokenize=unicode61, prefix="1,2,3")',
    "SELECT rowid, headline, snippet(story, '[', ']', '…', -1, 16) AS hit FROM story WHERE story MATCH ? ORDER BY rowid DESC LIMIT 20",
  );
}

/** FTS5 ranked by bm25, the query of its manual. */
export function fts5Peer(): SearchPeer {
  return sqlitePeer(
    'FTS5, ranked',
    "CREATE VIRTUAL TABLE story USING fts5 (headline, text, tokenize = 'unicode61', prefix = '1 2 3')",
    "SELECT rowid, headline, snippet(story, -1, '[', ']', '…', 16) AS hit FROM story WHERE story MATCH ? ORDER BY rank LIMIT 20",
  );
}
