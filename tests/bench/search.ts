import { generateTownship } from '../../electron/station/demo/township.ts';
import { seededRandom } from '../../electron/station/demo/seededRandom.ts';
import { enrol, insertResident } from '../../electron/station/db/queries/residents.ts';
import { derivedId } from '../../electron/station/journal/ids.ts';
import { siteSecretOf } from '../../electron/station/db/queries/settings.ts';
import { namePinyin } from '../../electron/station/roster/pinyin.ts';
import { inTransaction } from '../../electron/station/db/open.ts';
import { dayOf } from '../../shared/model/day.ts';
import { foundTestSite, type TestStation } from '../support/openTestStation.ts';
import { quantile, rounded } from './figures.ts';

const perTransaction = 5_000;

/** Fills the residents of a township straight into the table: a search reads nothing else, and the journal has its own figures. */
export async function fillResidents(test: TestStation, residents: number): Promise<string> {
  const { campaignId } = await foundTestSite(test);
  const { db } = test.app();
  const siteSecret = siteSecretOf(db);
  const township = generateTownship({ seed: 4, residents, today: dayOf(Date.now()) });
  for (let more = true; more; ) {
    more = inTransaction(db, () => {
      for (let at = 0; at < perTransaction; at += 1) {
        const next = township.next();
        if (next.done) return false;
        const { identity, demographics } = next.value;
        const residentId = derivedId(siteSecret, 'resident', identity.kind, identity.number);
        insertResident(db, residentId, identity, demographics, namePinyin(demographics.name), '', '');
        enrol(db, campaignId, residentId);
      }
      return true;
    });
  }
  db.raw.exec('ANALYZE');
  return campaignId;
}

export interface SearchFigures { residents: number; keystrokes: number; p50Ms: number; p99Ms: number }

/** Every keystroke of people typing an ID number, a name, its initials, its pinyin or a phone number, through the contract. */
export async function benchSearch(test: TestStation, residents: number, people: number): Promise<SearchFigures> {
  const { db } = test.app();
  const registrar = await test.as('dengji');
  const random = seededRandom('search');
  const rows = db.raw.prepare('SELECT identity_number AS number, name, initials, pinyin, phone FROM residents WHERE rowid = ?');
  const times: number[] = [];
  for (let at = 0; at < people; at += 1) {
    const person = rows.get(random.int(1, residents)) as Record<'number' | 'name' | 'initials' | 'pinyin' | 'phone', string | null>;
    const typed = random.pick([person.number, person.name, person.initials, person.pinyin, person.phone].filter((one): one is string => one !== null && one !== ''));
    const characters = Array.from(typed);
    for (let length = 1; length <= characters.length; length += 1) {
      const startedAt = performance.now();
      await registrar.residents.search({ text: characters.slice(0, length).join(''), limit: 12 });
      times.push(performance.now() - startedAt);
    }
  }
  return { residents, keystrokes: times.length, p50Ms: rounded(quantile(times, 0.5)), p99Ms: rounded(quantile(times, 0.99)) };
}
