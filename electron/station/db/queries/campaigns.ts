import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { statements } from '../statements.ts';
import { campaigns } from '../tables/site.ts';

export type CampaignRow = typeof campaigns.$inferSelect;

const prepared = statements(({ orm }) => ({
  byId: orm.select().from(campaigns).where(eq(campaigns.id, sql.placeholder('id'))).prepare(),
}));

export function insertCampaign(db: Db, row: CampaignRow): void {
  db.orm.insert(campaigns).values(row).onConflictDoNothing().run();
}

export function updateCampaign(
  db: Db,
  id: string,
  fields: { name?: string | undefined; startsOn?: string | undefined; endsOn?: string | undefined; catalogueVersion?: string | undefined; closed?: boolean | undefined },
  stamp: string,
): void {
  db.orm.update(campaigns).set({ ...fields, stamp }).where(eq(campaigns.id, id)).run();
}

export function wipeCampaign(db: Db, id: string): void {
  db.orm.delete(campaigns).where(eq(campaigns.id, id)).run();
}

export function campaignById(db: Db, id: string): CampaignRow | null {
  return prepared(db).byId.get({ id }) ?? null;
}

export function allCampaigns(db: Db): CampaignRow[] {
  return db.orm.select().from(campaigns).orderBy(desc(campaigns.year), desc(campaigns.startsOn)).all();
}
