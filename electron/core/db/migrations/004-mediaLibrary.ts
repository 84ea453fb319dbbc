/**
 * The media folder becomes a library: what is known of each file, as a person wrote it (`facts`) and as the file
 * says itself (`embedded`, null while it has not been asked), both JSON, lie apart from what lists need. `used` says
 * which stories show a medium, and `kept_medium` which kept texts do; both are derived from the documents. Texts that
 * versions keep are compressed: those of before are looked through when somebody has to know. Rows without a
 * `search_key` get theirs when the library is opened.
 */
export const mediaLibrary = `
ALTER TABLE medium ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE medium ADD COLUMN removed_at TEXT;
ALTER TABLE medium ADD COLUMN taken_at TEXT;
ALTER TABLE medium ADD COLUMN expires TEXT;
ALTER TABLE medium ADD COLUMN may_export INTEGER NOT NULL DEFAULT 1;
ALTER TABLE medium ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE medium ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
ALTER TABLE medium ADD COLUMN family TEXT NOT NULL GENERATED ALWAYS AS (substr(type, 1, instr(type, '/') - 1)) VIRTUAL;

CREATE INDEX medium_by_addedAt ON medium (added_at) WHERE removed_at IS NULL;
CREATE INDEX medium_by_name ON medium (name_key) WHERE removed_at IS NULL;
CREATE INDEX medium_by_bytes ON medium (bytes) WHERE removed_at IS NULL;
CREATE INDEX medium_by_takenAt ON medium (taken_at) WHERE removed_at IS NULL;
CREATE INDEX medium_by_family ON medium (family, added_at) WHERE removed_at IS NULL;
CREATE INDEX medium_removed ON medium (removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX medium_unkeyed ON medium (source) WHERE search_key = '';

CREATE TABLE medium_facts (
  source TEXT PRIMARY KEY REFERENCES medium (source) ON DELETE CASCADE,
  facts TEXT NOT NULL,
  embedded TEXT
) STRICT;
INSERT INTO medium_facts (source, facts)
SELECT source, json_object('caption', caption, 'credit', credit, 'altText', alt) FROM medium;

CREATE TABLE used (
  source TEXT NOT NULL,
  story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  PRIMARY KEY (source, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX used_of_story ON used (story_id);
INSERT OR IGNORE INTO used (source, story_id)
SELECT leaf.value, story_id
FROM content, json_tree(CASE WHEN json_valid(document) THEN document ELSE '{}' END) AS leaf
WHERE instr(document, '"media:') > 0 AND leaf.type = 'text' AND length(leaf.value) BETWEEN 72 AND 76
  AND substr(leaf.value, 1, 6) = 'media:' AND substr(leaf.value, 7, 64) NOT GLOB '*[^0-9a-f]*'
  AND substr(leaf.value, 71, 1) = '.' AND substr(leaf.value, 72) NOT GLOB '*[^a-z0-9]*';

CREATE TABLE kept_medium (
  source TEXT NOT NULL,
  hash TEXT NOT NULL REFERENCES kept (hash) ON DELETE CASCADE,
  PRIMARY KEY (source, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_medium_of_text ON kept_medium (hash);
INSERT INTO fact (name, value) SELECT 'keptMedia', 'unread' WHERE EXISTS (SELECT 1 FROM kept);
`;
