import type { RosterPerson } from '../../../shared/roster/normaliseRow.ts';
import { isEnrolled, residentById, seenOfResident } from '../db/queries/residents.ts';
import { append, type Journal } from '../journal/append.ts';
import { meaningOf, type Fate, type ImportContext } from './rosterMeaning.ts';

/** Writes what the person means, within a transaction. Written a second time it changes nothing. */
export function importPerson(context: ImportContext, journal: Journal, staffId: string, person: RosterPerson): Fate {
  const { db, campaignId } = context;
  const { fate, residentId, head, demographics, changes } = meaningOf(context, person);
  if (demographics !== null) {
    append(db, journal, { kind: 'resident.registered', staffId, residentId, body: { residentId, identity: person.identity, demographics, via: 'roster', campaignId } });
    return fate;
  }
  if (changes !== null) {
    const row = residentById(db, residentId);
    append(db, journal, { kind: 'resident.changed', staffId, residentId, base: head, body: { residentId, fields: changes, reason: null, ...(row ? { seen: seenOfResident(row, changes) } : {}) } });
  }
  if (fate !== 'unchanged' && !isEnrolled(db, campaignId, residentId)) append(db, journal, { kind: 'resident.enrolled', staffId, residentId, body: { residentId, campaignId } });
  return fate;
}
