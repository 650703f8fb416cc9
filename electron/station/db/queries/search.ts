import { compactExamNumber, readExamNumber } from '../../../../shared/examination/examNumber.ts';
import type { Db } from '../open.ts';
import { statements } from '../statements.ts';

/** The highest character, so that `>= text AND < text + end` is a range of the index. A LIKE would scan. */
const end = '\u{10FFFF}';

const prepared = statements(({ raw }) => {
  // Ties by rowid, which every index ends with: by id, all of one name would have to be fetched and sorted.
  const byColumn = (column: string) =>
    raw.prepare(`SELECT id FROM residents WHERE ${column} >= ? AND ${column} < ? AND merged_into IS NULL ORDER BY ${column}, rowid LIMIT ?`).pluck();
  return {
    number: byColumn('identity_number'),
    name: byColumn('name'),
    initials: byColumn('initials'),
    pinyin: byColumn('pinyin'),
    phone: byColumn('phone'),
    recordNumber: byColumn('record_number'),
    exam: raw.prepare('SELECT x.resident_id FROM exam_numbers n JOIN examinations x ON x.id = n.examination_id WHERE n.exam_number = ?').pluck(),
    examPrefix: raw.prepare('SELECT x.resident_id FROM exam_numbers n JOIN examinations x ON x.id = n.examination_id WHERE n.exam_number >= ? AND n.exam_number < ? ORDER BY n.exam_number LIMIT ?').pluck(),
  };
});

const examNumberStart = /^[A-Z]\d{2}-?\d{1,6}$/;

/** `A0100014` as `A01-00014`, so that a beginning finds its range. */
function withDash(compact: string): string {
  return `${compact.slice(0, 3)}-${compact.slice(3)}`;
}

/**
 * Resident ids for what was typed, best first: exam number, ID number, phone and record number by their beginning,
 * name by its beginning, then initials and whole pinyin. `text` is already normalised (full-width digits, middle dots).
 */
export function searchResidents(db: Db, text: string, limit: number): string[] {
  const found = new Set<string>();
  const take = (ids: unknown[]) => {
    for (const id of ids) if (found.size < limit) found.add(id as string);
  };
  const range = (statement: { all(...parameters: unknown[]): unknown[] }, start: string) => take(statement.all(start, start + end, limit - found.size));
  const by = prepared(db);
  const upper = text.toUpperCase();
  const lower = text.toLowerCase();
  const exam = readExamNumber(text);
  if (exam.ok) take(by.exam.all(exam.examNumber));
  else if (examNumberStart.test(upper)) {
    const start = withDash(compactExamNumber(upper));
    take(by.examPrefix.all(start, start + end, limit));
  }
  if (/^\d/.test(text)) {
    range(by.number, upper);
    if (found.size < limit) range(by.phone, text);
    if (found.size < limit) range(by.recordNumber, text);
  } else if (/^[a-z]/i.test(text)) {
    range(by.initials, lower);
    if (found.size < limit) range(by.pinyin, lower.replaceAll(/[\s']/g, ''));
    if (found.size < limit) range(by.number, upper);
    if (found.size < limit) range(by.name, text);
  } else range(by.name, text);
  return [...found];
}
