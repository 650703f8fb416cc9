import { and, asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from '../open.ts';
import { statements } from '../statements.ts';
import { examinations, records, specimens } from '../tables/examinations.ts';
import { residents } from '../tables/residents.ts';

/** Versions of the catalogue that examinations of a campaign were opened under; a campaign may have changed its own since. */
export function catalogueVersionsIn(db: Db, campaignId: string): string[] {
  return db.orm.selectDistinct({ version: examinations.catalogueVersion }).from(examinations).where(eq(examinations.campaignId, campaignId)).orderBy(asc(examinations.catalogueVersion)).all().map(({ version }) => version);
}

export interface LaboratoryQueue { campaignId: string; catalogueVersion: string; panel: string; tube: string | null; day: string | null; withDone: boolean }

/**
 * The people whose package has a panel and, where it needs a tube, whose tube was taken, with the record when there is
 * one; in the order of the exam numbers, as the racks stand. Who was merged goes by the name of whom they were merged into.
 */
export function laboratoryQueue(db: Db, { campaignId, catalogueVersion, panel, tube, day, withDone }: LaboratoryQueue) {
  const registered = alias(residents, 'registered');
  return db.orm
    .select({
      examination: { id: examinations.id, examNumber: examinations.examNumber, examinedOn: examinations.examinedOn, signed: examinations.signed },
      resident: { name: residents.name, sex: residents.sex, birthDate: residents.birthDate, groups: residents.groups },
      specimen: { specimenNumber: specimens.specimenNumber, collectedAt: specimens.collectedAt }, record: records,
    })
    .from(examinations)
    .innerJoin(registered, eq(registered.id, examinations.residentId))
    .innerJoin(residents, sql`${residents.id} = coalesce(${registered.mergedInto}, ${registered.id})`)
    .leftJoin(specimens, and(eq(specimens.examinationId, examinations.id), eq(specimens.tube, tube ?? '')))
    .leftJoin(records, and(eq(records.examinationId, examinations.id), eq(records.current, true), eq(records.slot, `laboratory/${panel}`)))
    .where(
      and(
        eq(examinations.campaignId, campaignId),
        eq(examinations.catalogueVersion, catalogueVersion),
        day === null ? undefined : eq(examinations.examinedOn, day),
        sql`EXISTS (SELECT 1 FROM json_each(${examinations.panels}) WHERE json_extract(value, '$.panel') = ${panel})`,
        tube === null ? undefined : sql`${specimens.specimenNumber} IS NOT NULL`,
        withDone ? undefined : sql`${records.id} IS NULL`,
      ),
    )
    .orderBy(asc(examinations.examNumber))
    .all();
}

const counted = statements(({ raw }) =>
  raw.prepare<[{ campaignId: string; catalogueVersion: string; tubes: string; day: string | null }], { panel: string; people: number; done: number }>(
    `SELECT tubes.key AS panel, count(*) AS people,
       sum(EXISTS (SELECT 1 FROM records r WHERE r.examination_id = x.id AND r.current = 1 AND r.slot = 'laboratory/' || tubes.key)) AS done
     FROM examinations x, json_each(x.panels) wanted JOIN json_each(@tubes) tubes ON tubes.key = json_extract(wanted.value, '$.panel')
     WHERE x.campaign_id = @campaignId AND x.catalogue_version = @catalogueVersion AND (@day IS NULL OR x.examined_on = @day)
       AND (tubes.value = '' OR EXISTS (SELECT 1 FROM specimens s WHERE s.examination_id = x.id AND s.tube = tubes.value))
     GROUP BY tubes.key`,
  ),
);

/** How many of these panels wait and how many are done, counted where they lie. `tubes` gives each panel the tube it needs, '' for none. */
export function laboratoryCounts(db: Db, { campaignId, catalogueVersion, tubes, day }: { campaignId: string; catalogueVersion: string; tubes: Readonly<Record<string, string>>; day: string | null }) {
  return counted(db).all({ campaignId, catalogueVersion, tubes: JSON.stringify(tubes), day }).map(({ panel, people, done }) => ({ panel, waiting: people - done, done }));
}
