import type { Db } from '../db/open.ts';
import { hasLaterFact } from '../db/queries/journal.ts';

/** Subjects of which a fact came after later ones: their rows are to be made anew before the transaction ends. */
const late = new WeakMap<Db, Set<string>>();

export function markLate(db: Db, subject: string): void {
  const known = late.get(db) ?? new Set<string>();
  known.add(subject);
  late.set(db, known);
}

/** Whether facts of this subject with later stamps are here already; then it is remembered for `refoldLate`. */
export function lateSubject(db: Db, subject: string, fact: { stamp: string; id: string }): boolean {
  if (late.get(db)?.has(subject)) return true;
  if (!hasLaterFact(db, subject, fact)) return false;
  markLate(db, subject);
  return true;
}

export function takeLate(db: Db): string[] {
  const subjects = [...(late.get(db) ?? [])];
  late.get(db)?.clear();
  return subjects;
}
