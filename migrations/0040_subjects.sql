-- What each fact is about: the facts of a subject in the order of their stamps make its rows. `via`: the computer it came
-- through; null when it was written here.
ALTER TABLE journal ADD COLUMN subject TEXT;
ALTER TABLE journal ADD COLUMN via TEXT;
UPDATE journal SET subject = CASE
  WHEN kind = 'site.founded' THEN 'site'
  WHEN kind = 'villages.changed' THEN 'villages'
  WHEN kind = 'setting.changed' THEN 'setting:' || json_extract(body, '$.key')
  WHEN kind GLOB 'staff.*' THEN 'staff:' || json_extract(body, '$.staffId')
  WHEN kind = 'catalogue.loaded' THEN 'catalogue:' || json_extract(body, '$.version')
  WHEN kind GLOB 'campaign.*' THEN 'campaign:' || json_extract(body, '$.campaignId')
  WHEN kind IN ('resident.merged', 'resident.unmerged') THEN 'resident:' || json_extract(body, '$.fromResidentId')
  WHEN kind GLOB 'resident.*' THEN 'resident:' || json_extract(body, '$.residentId')
  WHEN kind = 'document.printed' THEN 'examination:' || examination_id
  WHEN kind GLOB 'examination.*' OR kind GLOB 'record.*' OR kind GLOB 'specimen.*' OR kind GLOB 'attachment.*' OR kind GLOB 'referral.*' THEN 'examination:' || json_extract(body, '$.examinationId')
  WHEN kind = 'batch.closed' THEN 'batch:' || json_extract(body, '$.batchId')
  WHEN kind = 'upload.moved' THEN 'upload:' || json_extract(body, '$.examinationId')
END;
DROP INDEX journal_examination;
DROP INDEX journal_resident;
CREATE INDEX journal_subject ON journal (subject, stamp) WHERE subject IS NOT NULL;

-- Entries that are kept and passed on and mean nothing here yet: an unknown kind, a body this program cannot read, a
-- stamp from days ahead.
CREATE TABLE parked (
  position INTEGER PRIMARY KEY,
  why TEXT NOT NULL
) STRICT;

-- Two computers that open the same examination without talking print two numbers for it; both find it. A restored
-- database that nobody noticed may print a number a second time; then it finds both.
CREATE TABLE exam_numbers (
  exam_number TEXT NOT NULL,
  examination_id TEXT NOT NULL,
  PRIMARY KEY (exam_number, examination_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX exam_numbers_examination ON exam_numbers (examination_id);
INSERT INTO exam_numbers (exam_number, examination_id) SELECT exam_number, id FROM examinations;

-- What was written about an examination by somebody who had not seen what it no longer allowed: kept, and shown.
CREATE TABLE contested (
  examination_id TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (examination_id, entry_id)
) STRICT, WITHOUT ROWID;

-- Which signed versions each batch holds.
CREATE TABLE batch_examinations (
  batch_id TEXT NOT NULL,
  examination_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  closed_at TEXT NOT NULL,
  PRIMARY KEY (batch_id, examination_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_examinations_examination ON batch_examinations (examination_id);
INSERT INTO batch_examinations (batch_id, examination_id, version, closed_at)
  SELECT l.batch_id, l.examination_id, l.version, b.closed_at FROM upload_ledger l JOIN batches b ON b.id = l.batch_id;

-- Fields that two computers changed without having seen each other's change, with every side of it; and the stamp of the
-- registration, which stands for every field that was not changed since.
ALTER TABLE residents ADD COLUMN sides TEXT NOT NULL DEFAULT '[]';
UPDATE residents SET field_stamps = json_set(field_stamps, '$."*"', (SELECT min(stamp) FROM journal WHERE subject = 'resident:' || residents.id));

-- Two managers may give two people one account name or one badge without talking; the earlier keeps it.
CREATE TABLE staff_folded (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  stations TEXT NOT NULL,
  active INTEGER NOT NULL,
  password_hash TEXT,
  pin_hash TEXT,
  badge_hash TEXT,
  stamp TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO staff_folded SELECT id, account, name, roles, stations, active, password_hash, pin_hash, badge_hash, stamp FROM staff;
DROP TABLE staff;
ALTER TABLE staff_folded RENAME TO staff;
CREATE INDEX staff_account ON staff (account, stamp);
CREATE INDEX staff_badge ON staff (badge_hash, stamp) WHERE badge_hash IS NOT NULL;

-- The other computers of the site as this one knows them: how far each stream was followed. Not part of the journal.
CREATE TABLE peers (
  node TEXT PRIMARY KEY,
  -- Which database that computer had then: another one means that it was restored or replaced.
  database TEXT NOT NULL,
  -- Positions: theirs that are here, ours that they confirmed.
  received INTEGER NOT NULL,
  received_id TEXT NOT NULL,
  confirmed INTEGER NOT NULL,
  -- Up to here everything is sent to it, also what came from it: it was restored and may have lost that.
  everything_to INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  clock_offset_ms INTEGER NOT NULL,
  version TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE examinations_folded (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL,
  campaign_id TEXT NOT NULL,
  exam_number TEXT NOT NULL,
  catalogue_version TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  examined_on TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  panels TEXT NOT NULL,
  fasting INTEGER,
  walk_in INTEGER NOT NULL,
  identity_confirmed TEXT NOT NULL,
  checked_out_at INTEGER,
  version INTEGER NOT NULL,
  signed INTEGER NOT NULL,
  signed_at INTEGER,
  signed_by TEXT,
  content_hash TEXT,
  missing INTEGER NOT NULL,
  pending_stations TEXT NOT NULL,
  urgency TEXT NOT NULL,
  completed_at INTEGER,
  stage TEXT NOT NULL,
  stage_day TEXT NOT NULL,
  UNIQUE (campaign_id, resident_id)
) STRICT;
INSERT INTO examinations_folded SELECT id, resident_id, campaign_id, exam_number, catalogue_version, opened_at, examined_on, opened_by, panels, fasting, walk_in, identity_confirmed, checked_out_at, version, signed, signed_at, signed_by, content_hash, missing, pending_stations, urgency, completed_at, stage, stage_day FROM examinations;
DROP TABLE examinations;
ALTER TABLE examinations_folded RENAME TO examinations;
CREATE INDEX examinations_resident ON examinations (resident_id);
CREATE INDEX examinations_stage ON examinations (campaign_id, stage, urgency, completed_at);
CREATE INDEX examinations_day ON examinations (campaign_id, examined_on);

-- What no order of arrival may show: the package is kept by code, and a name is looked up where it is shown.
UPDATE examinations SET panels = (SELECT json_group_array(json(value)) FROM (SELECT value FROM json_each(examinations.panels) ORDER BY json_extract(value, '$.panel')));
UPDATE referrals SET referral = json_remove(referral, '$.staffName');
