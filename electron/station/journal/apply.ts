import type { AnyEntry, Entry, EntryKind } from '../../../shared/journal/entry.ts';
import type { Db } from '../db/open.ts';
import { subjectOfEntry } from '../../../shared/journal/subject.ts';
import { lateSubject } from './late.ts';
import { forgetViews } from './projectExamination.ts';
import { examinationAppliers } from './appliers/examinations.ts';
import { residentAppliers } from './appliers/residents.ts';
import { siteAppliers } from './appliers/site.ts';
import { uploadAppliers } from './appliers/upload.ts';

export type Appliers<P extends string> = { [K in Extract<EntryKind, `${P}.${string}`>]: (db: Db, entry: Entry<K>) => void };

/** A fact that is kept and read in the audit view, and means no row. */
const nothing = (): void => {};

const appliers: { [K in EntryKind]: (db: Db, entry: Entry<K>) => void } = {
  ...siteAppliers,
  ...residentAppliers,
  ...examinationAppliers,
  ...uploadAppliers,
  'session.signedIn': nothing,
  'session.refused': nothing,
  'session.signedOut': nothing,
};

/** Turns an entry into rows, whoever wrote it; called in the order of the stamps of its subject. */
export function applyRows(db: Db, entry: AnyEntry): void {
  forgetViews(db);
  (appliers[entry.kind] as (db: Db, entry: AnyEntry) => void)(db, entry);
}

/** The same for an entry that came from elsewhere and is in the journal by now: where later facts were here before it, the rows of its subject are made anew. */
export function applyArrived(db: Db, entry: AnyEntry): void {
  const subject = subjectOfEntry(entry);
  if (subject === null || !lateSubject(db, subject, entry)) applyRows(db, entry);
}
