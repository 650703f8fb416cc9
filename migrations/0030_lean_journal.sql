-- The journal is never deleted from, so its row numbers are never given twice without AUTOINCREMENT's own table; and an
-- entry about an examination is found through the examination, so only the others need the resident's index.
CREATE TABLE journal_lean (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  node TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  stamp TEXT NOT NULL,
  staff_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  kind_version INTEGER NOT NULL,
  resident_id TEXT,
  examination_id TEXT,
  body TEXT NOT NULL,
  base TEXT,
  hash BLOB NOT NULL,
  UNIQUE (node, epoch, seq)
) STRICT;
INSERT INTO journal_lean SELECT position, id, node, epoch, seq, stamp, staff_id, kind, kind_version, resident_id, examination_id, body, base, hash FROM journal ORDER BY position;
DROP TABLE journal;
ALTER TABLE journal_lean RENAME TO journal;
CREATE INDEX journal_examination ON journal (examination_id) WHERE examination_id IS NOT NULL;
CREATE INDEX journal_resident ON journal (resident_id) WHERE resident_id IS NOT NULL AND examination_id IS NULL;
