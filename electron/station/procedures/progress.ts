import { aged65, everyone, stages, type Stage } from '../../../shared/examination/stage.ts';
import { stationsOfPanels } from '../../../shared/catalogue/selectors.ts';
import { ageYearsOn, groupSchema, sensitiveGroups } from '../../../shared/model/person.ts';
import { hasPermission } from '../../../shared/model/permissions.ts';
import { dayOf } from '../../../shared/model/day.ts';
import { campaignById } from '../db/queries/campaigns.ts';
import { catalogueOf } from '../db/queries/catalogues.ts';
import { progressCounts, progressGroups, type StageCount } from '../db/queries/progress.ts';
import { peopleBehind } from '../db/queries/progressPeople.ts';
import { allVillages, villageName } from '../db/queries/settings.ts';
import type { StaffRow } from '../db/queries/staff.ts';
import { found, notPermitted } from './failures.ts';
import { callerOf, os } from './guard.ts';

type Reached = Record<Stage, number>;

const nobody = () => Object.fromEntries(stages.map((stage) => [stage, 0])) as Reached;

function reachedBy(counts: readonly StageCount[]): Reached {
  const reached = nobody();
  for (const { stage, people } of counts) reached[stage] += people;
  return reached;
}

/** Who reached a stage and not the next one stands there. */
function standing(reached: Reached): Reached {
  return Object.fromEntries(stages.map((stage, at) => {
    const next = stages[at + 1];
    return [stage, reached[stage] - (next === undefined ? 0 : reached[next])];
  })) as Reached;
}

/** In the form's order. */
const groupsInOrder: readonly string[] = [everyone, aged65, ...groupSchema.options];

const isSensitiveGroup = (group: string) => (sensitiveGroups as readonly string[]).includes(group);

function mustSeeGroup(staff: StaffRow, group: string): void {
  if (isSensitiveGroup(group) && !hasPermission(staff, 'sensitive.read')) throw notPermitted('sensitive.read');
}

export const progress = {
  table: os.progress.table.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    mustSeeGroup(staff, input.group);
    const names = new Map(allVillages(app.db).map(({ code, name }) => [code, name]));
    const due = Map.groupBy(progressCounts(app.db, input.campaignId, input.group, null), ({ villageCode }) => villageCode);
    const ofDay = input.day === null ? null : Map.groupBy(progressCounts(app.db, input.campaignId, input.group, input.day), ({ villageCode }) => villageCode);
    return [...due]
      .map(([villageCode, counts]) => {
        const reached = reachedBy(counts);
        return { villageCode, villageName: names.get(villageCode) ?? '', counts: { ...(ofDay ? reachedBy(ofDay.get(villageCode) ?? []) : standing(reached)), total: reached.due } };
      })
      .sort((a, b) => a.villageCode.localeCompare(b.villageCode));
  }),
  byGroup: os.progress.byGroup.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const seesSensitive = hasPermission(staff, 'sensitive.read');
    const inVillage = ({ villageCode }: StageCount) => input.village === null || villageCode === input.village;
    const counted = new Set(progressGroups(app.db, input.campaignId));
    return groupsInOrder
      .filter((group) => counted.has(group) && (seesSensitive || !isSensitiveGroup(group)))
      .flatMap((group) => {
        const reached = reachedBy(progressCounts(app.db, input.campaignId, group, null).filter(inVillage));
        const counts = input.day === null ? standing(reached) : reachedBy(progressCounts(app.db, input.campaignId, group, input.day).filter(inVillage));
        return reached.due === 0 ? [] : [{ group, counts: { ...counts, total: reached.due } }];
      });
  }),
  people: os.progress.people.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    mustSeeGroup(staff, input.group);
    const campaign = found(campaignById(app.db, input.campaignId), 'campaign');
    const today = dayOf(app.now());
    const calls = hasPermission(staff, 'resident.write') || hasPermission(staff, 'examination.conclude');
    return peopleBehind(app.db, { ...input, startsOn: campaign.startsOn }).map(({ resident, examination }) => ({
      residentId: resident.id, name: resident.name, sex: resident.sex, ageYears: ageYearsOn(resident.birthDate, examination?.examinedOn ?? today) ?? 0, villageName: villageName(app.db, resident.villageCode), phone: calls ? resident.phone : null,
      stage: examination?.stage ?? ('due' as const), examinationId: examination?.id ?? null, examNumber: examination?.examNumber ?? null,
      stations: examination
        ? stationsOfPanels(catalogueOf(app.db, examination.catalogueVersion), examination.panels.map(({ panel }) => panel))
            .filter((station) => station !== 'review')
            .map((station) => ({ station, state: examination.pendingStations.includes(station) ? ('waiting' as const) : ('done' as const) }))
        : [],
    }));
  }),
};
