/**
 * The files that exports made: whose story each is and what was in it, as SHA-256. An export replaces a file
 * only when this says that it may.
 */
export const exported = `
CREATE TABLE exported (
  path TEXT PRIMARY KEY,
  story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX exported_of_story ON exported (story_id);
`;
