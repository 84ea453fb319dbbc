/**
 * Notices that many stories carry: `value` is JSON, `changed_at` when readers would have seen another text last.
 * `noticed` says which story refers to which; it is derived from the documents, none of which did before.
 */
export const notices = `
CREATE TABLE notice (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  title_key TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE noticed (
  notice_id TEXT NOT NULL,
  story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  PRIMARY KEY (notice_id, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX noticed_of_story ON noticed (story_id);
`;
