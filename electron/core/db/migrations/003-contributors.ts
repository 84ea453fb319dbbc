/**
 * Entries of the directory count their saves and are removed in a way that can be undone. `signed` says whose
 * bylines a story carries, by the directory's ids; it is derived from the documents.
 */
export const contributors = `
ALTER TABLE contributor ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE contributor ADD COLUMN removed_at TEXT;

CREATE TABLE signed (
  contributor_id TEXT NOT NULL,
  story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  PRIMARY KEY (contributor_id, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX signed_of_story ON signed (story_id);

INSERT OR IGNORE INTO signed (contributor_id, story_id)
SELECT signer, story_id FROM (
  SELECT story_id,
    CASE byline.type WHEN 'object' THEN byline.value ->> '$.attrs.contributorId' END AS signer
  FROM content,
    json_each(CASE WHEN json_valid(document) THEN document ELSE '{}' END, '$.content') AS field,
    json_each(CASE field.type WHEN 'object' THEN field.value ELSE '{}' END, '$.content') AS byline
  WHERE instr(document, '"contributorId":"') > 0
    AND CASE field.type WHEN 'object' THEN field.value ->> '$.type' END = 'bylines'
) WHERE signer <> '';
`;
