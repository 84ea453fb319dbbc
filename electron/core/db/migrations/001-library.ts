/**
 * The library. A story lies in two tables: `story` holds what lists and filters need and stays small,
 * `content` the text. `change` numbers every save of the whole library in order, so that "newest first",
 * the search index and its backlog are one index walk. Moments are RFC 3339 in UTC, documents and meta are
 * canonical JSON. What a version holds lies once in `kept`, by its hash, however many versions share it.
 */
export const library = `
CREATE TABLE fact (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL CHECK (revision > 0),
  change INTEGER NOT NULL UNIQUE,
  schema_version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  created_at TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  trashed_at TEXT,
  words INTEGER NOT NULL,
  headline TEXT NOT NULL,
  headline_key TEXT NOT NULL,
  slug TEXT NOT NULL,
  slug_key TEXT NOT NULL,
  status TEXT NOT NULL,
  section TEXT NOT NULL,
  assignee TEXT NOT NULL,
  language TEXT NOT NULL,
  direction TEXT NOT NULL,
  is_sample INTEGER NOT NULL
) STRICT;
CREATE INDEX story_by_change ON story (change) WHERE trashed_at IS NULL;
CREATE INDEX story_by_words ON story (words, change) WHERE trashed_at IS NULL;
CREATE INDEX story_by_headline ON story (headline_key, change) WHERE trashed_at IS NULL;
CREATE INDEX story_by_slug ON story (slug_key, change) WHERE trashed_at IS NULL;
CREATE INDEX story_by_status ON story (status, change) WHERE trashed_at IS NULL;
CREATE INDEX story_by_section ON story (section, change) WHERE trashed_at IS NULL;
CREATE INDEX story_by_assignee ON story (assignee, change) WHERE trashed_at IS NULL;
CREATE INDEX story_in_trash ON story (change) WHERE trashed_at IS NOT NULL;
CREATE INDEX story_sample ON story (is_sample, slug) WHERE is_sample = 1 AND trashed_at IS NULL;

CREATE TABLE content (
  story_id TEXT PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  meta TEXT NOT NULL
) STRICT;

CREATE TABLE removed (
  change INTEGER PRIMARY KEY,
  story_id TEXT NOT NULL
) STRICT;

CREATE TABLE place (
  story_id TEXT PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
  anchor INTEGER NOT NULL,
  head INTEGER NOT NULL,
  scroll REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept (
  hash TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  label TEXT NOT NULL,
  headline TEXT NOT NULL,
  words INTEGER NOT NULL,
  status TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  hash TEXT NOT NULL REFERENCES kept (hash)
) STRICT;
CREATE INDEX version_of_story ON version (story_id, id);
CREATE INDEX version_keeping ON version (hash);

CREATE TABLE contributor (
  id TEXT PRIMARY KEY,
  name_key TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE INDEX contributor_by_name ON contributor (name_key);

CREATE TABLE medium (
  source TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width INTEGER,
  height INTEGER,
  duration REAL,
  name TEXT NOT NULL,
  caption TEXT NOT NULL,
  credit TEXT NOT NULL,
  alt TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
