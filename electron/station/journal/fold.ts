import { readSubject } from '../../../shared/journal/subject.ts';
import type { AnyEntry, Entry } from '../../../shared/journal/entry.ts';
import { wipeCampaign } from '../db/queries/campaigns.ts';
import { wipeCatalogue } from '../db/queries/catalogues.ts';
import { wipeExamination } from '../db/queries/examinations.ts';
import { entriesOfSubject } from '../db/queries/journal.ts';
import { enrolledPeople, keepingProgress } from '../db/queries/progress.ts';
import { wipeResident } from '../db/queries/residents.ts';
import { wipeStaff } from '../db/queries/staff.ts';
import type { Db } from '../db/open.ts';
import { refoldLedger } from './appliers/upload.ts';
import { applyRows } from './apply.ts';
import { takeLate } from './late.ts';
import { forgetViews, touch, touchResident } from './projectExamination.ts';

/** Makes the rows of every subject anew of which a fact came late. Within `commit`, before what follows is settled. */
export function refoldLate(db: Db): void {
  for (let subjects = takeLate(db); subjects.length > 0; subjects = takeLate(db)) for (const subject of subjects) refold(db, subject);
}

/** The rows of one subject from all its facts, in the order of their stamps. */
export function refold(db: Db, subject: string): void {
  forgetViews(db);
  const entries = entriesOfSubject(db, subject);
  const { type, id } = readSubject(subject);
  const again = () => {
    for (const entry of entries) applyRows(db, entry);
  };
  switch (type) {
    case 'examination':
      keepingProgress(db, residentsOf(entries), () => {
        wipeExamination(db, id);
        again();
      });
      touch(db, id);
      break;
    case 'resident':
      keepingProgress(db, [id, ...residentsOf(entries)], () => {
        wipeResident(db, id);
        again();
      });
      for (const residentId of new Set([id, ...residentsOf(entries)])) touchResident(db, residentId);
      break;
    case 'upload':
      refoldLedger(db, id, entries as unknown as Entry<'upload.moved'>[]);
      break;
    case 'staff':
      wipeStaff(db, id);
      again();
      break;
    case 'campaign':
      keepingProgress(db, enrolledPeople(db, id), () => {
        wipeCampaign(db, id);
        again();
      });
      break;
    case 'catalogue':
      wipeCatalogue(db, id);
      again();
      break;
    default:
      // Settings, villages and the founding carry their stamps with them; batches are written once.
      again();
  }
}

/** Residents whose counts these facts may move. */
function residentsOf(entries: readonly AnyEntry[]): string[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'examination.opened') return [entry.body.residentId];
    if (entry.kind === 'resident.merged' || entry.kind === 'resident.unmerged') return [entry.body.fromResidentId, entry.body.intoResidentId];
    return [];
  });
}
