import { aged65, everyone, stages, type Stage } from '../../../../shared/examination/stage.ts';
import { dayOf } from '../../../../shared/model/day.ts';
import { ageYearsOn } from '../../../../shared/model/person.ts';
import type { Db } from '../open.ts';
import { statements } from '../statements.ts';

/** One person who reached a stage, and on which day; '' where the day is not counted. */
interface Contribution { campaignId: string; groupCode: string; villageCode: string; stage: Stage; day: string }

interface Counted { villageCode: string | null; groups: string; birthDate: string; mergedInto: string | null }
interface Standing {
  campaignId: string; startsOn: string; examinationId: string | null;
  examinedOn: string | null; stage: Stage | null; stageDay: string | null; completedAt: number | null; signedAt: number | null;
}

// By hand, for these run for every row of a roster and twice for every step of an examination.
const prepared = statements(({ raw }) => ({
  person: raw.prepare<[string], Counted>('SELECT village_code AS villageCode, groups, birth_date AS birthDate, merged_into AS mergedInto FROM residents WHERE id = ?'),
  mergedHere: raw.prepare<[string], string>('SELECT id FROM residents WHERE merged_into = ? ORDER BY id').pluck(),
  standing: raw.prepare<[string], Standing>(
    `SELECT e.campaign_id AS campaignId, c.starts_on AS startsOn, x.id AS examinationId, x.examined_on AS examinedOn, x.stage, x.stage_day AS stageDay,
            x.completed_at AS completedAt, x.signed_at AS signedAt
     FROM enrolments e JOIN campaigns c ON c.id = e.campaign_id
     LEFT JOIN examinations x ON x.campaign_id = e.campaign_id AND x.resident_id = e.resident_id
     WHERE e.resident_id = ?`,
  ),
  count: raw.prepare(
    `INSERT INTO progress (campaign_id, group_code, village_code, stage, day, people) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET people = people + excluded.people`,
  ),
  counts: raw.prepare<[string, string], StageCount>(
    `SELECT village_code AS villageCode, group_code AS groupCode, stage, sum(people) AS people FROM progress
     WHERE campaign_id = ? AND group_code = ? GROUP BY village_code, stage HAVING sum(people) <> 0`,
  ),
  countsOfDay: raw.prepare<[string, string, string], StageCount>(
    `SELECT village_code AS villageCode, group_code AS groupCode, stage, people FROM progress
     WHERE campaign_id = ? AND group_code = ? AND day = ? AND people <> 0`,
  ),
  groups: raw.prepare<[string], string>('SELECT DISTINCT group_code FROM progress WHERE campaign_id = ?').pluck(),
  enrolledPeople: raw.prepare<[string], string>('SELECT DISTINCT coalesce(r.merged_into, r.id) FROM enrolments e JOIN residents r ON r.id = e.resident_id WHERE e.campaign_id = ?').pluck(),
}));

/** The days on which an examination reached each stage up to the one it stands at. The day of the first record is not counted. */
function reachedBy({ examinationId, examinedOn, stage, stageDay, completedAt, signedAt }: Standing): { stage: Stage; day: string }[] {
  const days: Record<Stage, string> = {
    due: '',
    registered: examinedOn ?? '',
    inProgress: '',
    complete: completedAt === null ? (stageDay ?? '') : dayOf(completedAt),
    signed: signedAt === null ? (stageDay ?? '') : dayOf(signedAt),
    uploaded: stageDay ?? '',
  };
  const last = examinationId === null || stage === null ? 0 : stages.indexOf(stage);
  return stages.slice(0, last + 1).map((reached) => ({ stage: reached, day: days[reached] }));
}

/** What a resident counts for in every campaign; what was recorded under a merged identity counts for the one it was merged into. */
function contributionsOf(db: Db, residentId: string): Contribution[] {
  const by = prepared(db);
  const person = by.person.get(residentId);
  if (!person || person.mergedInto !== null) return [];
  const campaigns = new Map<string, Standing>();
  for (const id of [residentId, ...by.mergedHere.all(residentId)]) {
    for (const standing of by.standing.all(id)) {
      const known = campaigns.get(standing.campaignId);
      if (!known || known.examinationId === null) campaigns.set(standing.campaignId, standing);
    }
  }
  return [...campaigns.values()].flatMap((standing) => {
    const age = ageYearsOn(person.birthDate, standing.examinedOn ?? standing.startsOn) ?? 0;
    const groups = [everyone, ...(JSON.parse(person.groups) as string[])];
    if (age >= 65) groups.push(aged65);
    const reached = reachedBy(standing);
    return groups.flatMap((groupCode) => reached.map(({ stage, day }) => ({ campaignId: standing.campaignId, groupCode, villageCode: person.villageCode ?? '', stage, day })));
  });
}

const keyOf = ({ campaignId, groupCode, villageCode, stage, day }: Contribution) => [campaignId, groupCode, villageCode, stage, day].join('\u0000');

/** What residents counted for before the transaction that is open changed anything about them. */
const before = new WeakMap<Db, Map<string, readonly Contribution[]>>();

/**
 * Runs a change; `settleProgress` moves the counts of the residents concerned from where they stood to where they stand
 * then, once for a whole transaction. Every resident whose counts the change may move has to be named.
 */
export function keepingProgress(db: Db, residentIds: readonly string[], change: () => void): void {
  const { person } = prepared(db);
  const known = before.get(db) ?? new Map<string, readonly Contribution[]>();
  before.set(db, known);
  for (const id of residentIds) {
    for (const concerned of [id, person.get(id)?.mergedInto ?? id]) if (!known.has(concerned)) known.set(concerned, contributionsOf(db, concerned));
  }
  change();
}

export function settleProgress(db: Db): void {
  const known = before.get(db);
  if (!known || known.size === 0) return;
  const deltas = new Map<string, { contribution: Contribution; people: number }>();
  const add = (contribution: Contribution, people: number) => {
    const key = keyOf(contribution);
    const delta = deltas.get(key);
    if (delta) delta.people += people;
    else deltas.set(key, { contribution, people });
  };
  for (const [id, stood] of known) {
    for (const contribution of stood) add(contribution, -1);
    for (const contribution of contributionsOf(db, id)) add(contribution, 1);
  }
  known.clear();
  const { count } = prepared(db);
  for (const { contribution: { campaignId, groupCode, villageCode, stage, day }, people } of deltas.values()) {
    if (people !== 0) count.run(campaignId, groupCode, villageCode, stage, day, people);
  }
}

/** Called with every transaction taken back. */
export function forgetProgress(db: Db): void {
  before.get(db)?.clear();
}

/** People who reached a stage (and stand there or further), by village. */
export interface StageCount { groupCode: string; villageCode: string; stage: Stage; people: number }

/** `day`: only what was reached on it. */
export function progressCounts(db: Db, campaignId: string, group: string, day: string | null): StageCount[] {
  return day === null ? prepared(db).counts.all(campaignId, group) : prepared(db).countsOfDay.all(campaignId, group, day);
}

/** Everybody on the list of a campaign, by the identity that stands for them. */
export function enrolledPeople(db: Db, campaignId: string): string[] {
  return prepared(db).enrolledPeople.all(campaignId);
}

export function progressGroups(db: Db, campaignId: string): string[] {
  return prepared(db).groups.all(campaignId);
}

/** The same counts taken anew from the people themselves; what the table must always equal. `day` null: all days together. */
export function recountProgress(db: Db, campaignId: string, day: string | null): StageCount[] {
  const counts = new Map<string, StageCount>();
  for (const residentId of prepared(db).enrolledPeople.all(campaignId)) {
    for (const contribution of contributionsOf(db, residentId)) {
      if (contribution.campaignId !== campaignId || (day !== null && contribution.day !== day)) continue;
      const key = keyOf({ ...contribution, day: '' });
      const known = counts.get(key);
      if (known) known.people += 1;
      else counts.set(key, { groupCode: contribution.groupCode, villageCode: contribution.villageCode, stage: contribution.stage, people: 1 });
    }
  }
  return [...counts.values()];
}
