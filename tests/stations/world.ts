import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import { canonicalJson } from '../../shared/journal/canonicalJson.ts';
import { conflictsOf } from '../../shared/journal/mergeFields.ts';
import { formatExamNumber } from '../../shared/examination/examNumber.ts';
import { dayOf } from '../../shared/model/day.ts';
import type { Demographics } from '../../shared/model/person.ts';
import type { EntryKind } from '../../shared/journal/entry.ts';
import { currentRecords, examinationById, nextExamCounter, signaturesOf } from '../../electron/station/db/queries/examinations.ts';
import { recountProgress } from '../../electron/station/db/queries/progress.ts';
import { residentById, seenOfResident } from '../../electron/station/db/queries/residents.ts';
import { staffById } from '../../electron/station/db/queries/staff.ts';
import { batchById, ledgerRow } from '../../electron/station/db/queries/upload.ts';
import type { UploadStatus } from '../../shared/examination/upload.ts';
import { seededRandom, type Random } from '../../electron/station/demo/seededRandom.ts';
import { append, type NewEntry } from '../../electron/station/journal/append.ts';
import { commit } from '../../electron/station/journal/commit.ts';
import { ownTables } from '../../electron/station/journal/verify.ts';
import { startEpoch } from '../../electron/station/sync/ownChain.ts';
import { answerer, exchange, type Remote } from '../../electron/station/sync/exchange.ts';
import { Crash, crashAfter, SimulatedStation } from './simulatedStation.ts';

const campaignId = 'campaign';
const startMs = Date.parse('2026-11-22T01:00:00Z');
const hourMs = 3_600_000;
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const demographics = (name: string, birthDate: string): Demographics => ({
  name, sex: 'female', birthDate, ethnicityCode: '01', villageCode: '101', address: null, phone: null, contactName: null, contactPhone: null, recordNumber: null, groups: [], allergies: null, assistance: null, familyDoctor: null,
});

const slots = ['vitals', 'interview', 'eye', 'ecg'] as const;
const phones = ['13900000001', '13900000002', '13900000003'];

/** One fact with what its writer knew of the world when it was written: the judge's own book, kept beside the program. */
interface Written { id: string; node: string; kind: EntryKind; field?: { residentId: string; name: string; value: string }; record?: { examinationId: string; slot: string; replaces: string | null; against: readonly string[] }; knew: ReadonlySet<string> }

class Lost extends Error {}

export interface Schedule { seed: string; stations: number; steps: number; faults: boolean }

/** Several stations, a hub among them, and everything that can happen to them; all of it decided by the seed. */
export class World {
  readonly random: Random;
  readonly stations: SimulatedStation[] = [];
  readonly folder: string;
  readonly #schedule: Schedule;
  /** Acknowledged facts by id. */
  readonly written = new Map<string, Written>();
  readonly #backups = new Map<string, { file: string; ids: ReadonlySet<string> }>();
  #nowMs = startMs;
  #partitioned = new Set<string>();
  #made = 0;
  readonly #chance = (): Buffer => Buffer.from(Array.from({ length: 16 }, () => this.random.int(0, 255)));
  readonly counts = { facts: 0, exchanges: 0, crashes: 0, restarts: 0, restores: 0, copies: 0, lostCalls: 0, doubledCalls: 0 };

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    this.random = seededRandom(schedule.seed);
    this.folder = mkdtempSync(path.join(scratch, 'tijian-world-'));
  }

  get hub(): SimulatedStation {
    const [hub] = this.stations;
    if (!hub) throw new Error('no hub');
    return hub;
  }

  async begin(): Promise<void> {
    for (let at = 0; at < this.#schedule.stations; at += 1) this.#add(at === 0 ? 0 : this.random.int(-11, 11) * hourMs);
    this.write(this.hub, { kind: 'site.founded', body: { institution: { code: 'S', name: '示例', phone: '', address: '' }, siteSecret: 'a secret for tests only', demo: true } });
    this.write(this.hub, { kind: 'catalogue.loaded', body: { version: nationalCatalogue.version, title: nationalCatalogue.title, document: nationalCatalogue as unknown as Record<string, unknown> } });
    this.write(this.hub, { kind: 'campaign.opened', body: { campaignId, name: '年度', year: 2026, startsOn: '2026-01-01', endsOn: '2026-12-31', catalogueVersion: nationalCatalogue.version } });
    this.write(this.hub, { kind: 'staff.added', body: { staffId: 'nurse', account: 'nurse', name: '护士', roles: ['examiner'], stations: ['vitals'] } });
    for (const station of this.stations.slice(1)) await exchange(station.party, answerer(this.hub.party, station.journal.node));
  }

  #add(skewMs: number): SimulatedStation {
    const name = `n${String(this.stations.length).padStart(2, '0')}`;
    const station = new SimulatedStation(name, path.join(this.folder, `${name}.db`), skewMs, () => this.#nowMs, this.#chance);
    this.stations.push(station);
    return station;
  }

  idsAt(station: SimulatedStation): Set<string> {
    return new Set(station.db.raw.prepare('SELECT id FROM journal').pluck().all() as string[]);
  }

  write<K extends EntryKind>(station: SimulatedStation, fact: Omit<NewEntry<K>, 'staffId'>, known: Partial<Written> = {}): string | null {
    const knew = this.idsAt(station);
    try {
      const { id } = commit(station.db, station.journal, () => append(station.db, station.journal, { ...fact, staffId: 'nurse' }));
      this.written.set(id, { id, node: station.name, kind: fact.kind, knew, ...known });
      this.counts.facts += 1;
      return id;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      crashAfter(null);
      this.counts.crashes += 1;
      station.restart();
      return null;
    }
  }

  /** One thing that happens. */
  async step(): Promise<void> {
    const { random } = this;
    this.#nowMs += random.int(1, 120_000);
    const station = random.pick(this.stations);
    if (this.#schedule.faults && random.chance(0.06)) crashAfter(random.int(0, 12));
    const what = random.weighted<() => void | Promise<void>>([
      [() => this.#act(station), 12],
      [() => this.#exchange(station), 5],
      ...(this.#schedule.faults
        ? ([
            [() => this.#partition(station), 1],
            [() => this.#restart(station), 0.4],
            [() => this.#backUp(station), 0.3],
            [() => this.#restore(station), 0.15],
            [() => this.#copy(station), 0.05],
          ] as [() => void, number][])
        : []),
    ]);
    await what();
    crashAfter(null);
  }

  #partition(station: SimulatedStation): void {
    if (!this.#partitioned.delete(station.name)) this.#partitioned.add(station.name);
  }

  #restart(station: SimulatedStation): void {
    this.counts.restarts += 1;
    station.restart();
  }

  #backUp(station: SimulatedStation): void {
    crashAfter(null);
    const file = path.join(this.folder, `${station.name}.backup`);
    station.backUp(file);
    this.#backups.set(station.name, { file, ids: this.idsAt(station) });
  }

  /** What was written since the backup and reached nobody else is gone with the disk; everything else must come back. */
  #restore(station: SimulatedStation): void {
    const backup = this.#backups.get(station.name);
    if (!backup) return;
    crashAfter(null);
    this.counts.restores += 1;
    const elsewhere = new Set(this.stations.filter((one) => one !== station).flatMap((one) => [...this.idsAt(one)]));
    for (const id of this.idsAt(station)) if (!backup.ids.has(id) && !elsewhere.has(id)) this.written.delete(id);
    station.restore(backup.file);
    // Mostly the program notices at the opening; sometimes only the others do.
    if (this.random.chance(0.7)) commit(station.db, station.journal, () => startEpoch(station.db, station.journal, station.journal.head.seq, 0));
  }

  /** A second computer with a copy of a database; the program notices at the opening, and it becomes a computer of its own. */
  #copy(station: SimulatedStation): void {
    if (this.stations.length >= 7) return;
    crashAfter(null);
    this.counts.copies += 1;
    const name = `n${String(this.stations.length).padStart(2, '0')}`;
    const file = path.join(this.folder, `${name}.db`);
    station.backUp(file);
    const copied = new SimulatedStation(name, file, station.skewMs, () => this.#nowMs, this.#chance);
    copied.becomeAnother(name);
    this.stations.push(copied);
  }

  /** The wire: a call may be lost on the way, its answer may be lost, and it may arrive twice. */
  #wire(station: SimulatedStation, faults: boolean): Remote {
    const { hub, random } = this;
    const end = () => answerer(hub.party, station.journal.node);
    const over = async <T>(call: (remote: Remote) => Promise<T>): Promise<T> => {
      // What travels is text.
      if (faults && random.chance(0.05)) {
        this.counts.lostCalls += 1;
        throw new Lost();
      }
      if (faults && random.chance(0.05)) {
        this.counts.doubledCalls += 1;
        await call(end());
      }
      const answer = await call(end());
      if (faults && random.chance(0.05)) {
        this.counts.lostCalls += 1;
        throw new Lost();
      }
      return answer === undefined ? answer : (JSON.parse(JSON.stringify(answer)) as T);
    };
    return {
      greet: (greeting) => over((remote) => remote.greet(greeting)),
      stands: (cursor) => over((remote) => remote.stands(cursor)),
      holds: (entry) => over((remote) => remote.holds(entry)),
      restart: (from) => over((remote) => remote.restart(from)),
      pull: (cursor) => over((remote) => remote.pull(cursor)),
      push: (entries) => over((remote) => remote.push(JSON.parse(JSON.stringify(entries)) as typeof entries)),
    };
  }

  async #exchange(station: SimulatedStation): Promise<void> {
    if (station === this.hub || this.#partitioned.has(station.name) || this.#partitioned.has(this.hub.name)) return;
    this.counts.exchanges += 1;
    try {
      await exchange(station.party, this.#wire(station, this.#schedule.faults));
    } catch (error) {
      if (error instanceof Crash) {
        crashAfter(null);
        this.counts.crashes += 1;
        // Either end may have been the one that ended; both starting again is the harder case.
        station.restart();
        this.hub.restart();
      } else if (!(error instanceof Lost)) throw error;
    }
  }

  #act(station: SimulatedStation): void {
    const { random } = this;
    const { db } = station;
    const residents = db.raw.prepare('SELECT id FROM residents ORDER BY id').pluck().all() as string[];
    const examinations = db.raw.prepare('SELECT id FROM examinations ORDER BY id').pluck().all() as string[];
    const serial = () => `${station.name}x${(this.#made += 1)}`;
    const actions: [() => void, number][] = [
      [() => this.#register(station, random.int(1, 6)), residents.length === 0 ? 10 : 3],
      [() => this.write(station, { kind: 'setting.changed', body: { key: random.pick(['a', 'b']), value: serial() } }), 0.5],
      [() => this.write(station, { kind: 'villages.changed', body: { villages: [{ code: '101', name: serial() }] } }), 0.3],
      [() => { if (staffById(db, 'nurse')) this.write(station, { kind: 'staff.changed', body: { staffId: 'nurse', ...(random.chance(0.5) ? { name: serial() } : { active: random.chance(0.8) }) } }); }, 0.5],
      [() => this.write(station, { kind: 'staff.added', body: { staffId: serial(), account: random.pick(['one', 'two']), name: 'x', roles: ['registrar'], stations: [] } }), 0.2],
      [() => this.write(station, { kind: 'campaign.changed', body: { campaignId, name: serial() } }), 0.3],
    ];
    if (residents.length > 0) {
      const residentId = random.pick(residents);
      actions.push([() => this.#change(station, residentId), 4], [() => this.#open(station, residentId), 4], [() => this.#merge(station, residents), 0.5]);
      actions.push([() => this.write(station, { kind: 'resident.photographed', residentId, body: { residentId, photoId: serial(), source: 'camera', mediaType: 'image/png', sha256: serial(), bytes: 1 } }), 0.3]);
      actions.push([() => this.write(station, { kind: 'resident.historyLoaded', residentId, body: { residentId, examinedOn: `202${random.int(1, 5)}-05-05`, values: { heightCm: random.int(150, 180) }, findings: [] } }), 0.3]);
    }
    if (examinations.length > 0) {
      const examinationId = random.pick(examinations);
      const row = examinationById(db, examinationId);
      const to = { examinationId, residentId: row?.residentId ?? null };
      actions.push(
        [() => this.#record(station, examinationId), 9],
        [() => this.write(station, { kind: 'examination.panelsAdded', ...to, body: { examinationId, panels: [{ panel: random.pick(['ecg', 'hba1c', 'copdSq']), reasons: [random.pick(['r1', 'r2'])] }], reason: null } }), 1],
        [() => this.write(station, { kind: 'examination.checkedOut', ...to, body: { examinationId, checkedOutAt: station.journal.now() } }), 0.5],
        [() => this.write(station, { kind: 'document.printed', ...to, body: { document: 'guideSheet', copies: 1, reason: null } }), 0.5],
        [() => this.write(station, { kind: 'attachment.added', ...to, body: { attachmentId: serial(), examinationId, station: 'ecg', title: '图', mediaType: 'image/png', sha256: 'a'.repeat(64), bytes: 1, addedAt: station.journal.now() } }), 0.5],
        [() => this.#removeAttachment(station, examinationId), 0.3],
        [() => this.write(station, { kind: 'specimen.collected', ...to, body: { examinationId, specimenNumber: `${examinationId}-1`, tube: 'edta', collectedAt: station.journal.now() } }), 0.7],
        [() => this.write(station, { kind: 'specimen.notCollected', ...to, body: { examinationId, tube: random.pick(['edta', 'serum']), outcome: { outcome: 'declined', reason: serial(), witness: '村医' }, recordedAt: station.journal.now() } }), 0.7],
        [() => this.#sign(station, examinationId), 1.2],
        [() => this.#reopen(station, examinationId), 0.7],
        [() => this.#batch(station, examinationId), 0.4],
        [() => this.#upload(station, examinationId), 0.8],
        [() => this.write(station, { kind: 'referral.proposed', ...to, body: { referralId: serial(), examinationId, findingRules: [], urgency: 'routine', toInstitution: 'h', toDepartment: '', receivingDoctor: '', impression: '', presentIllness: '', pastHistory: '', treatment: '', phone: '', proposedAt: station.journal.now() } }), 0.3],
      );
    }
    random.weighted(actions)();
  }

  #register(station: SimulatedStation, person: number): void {
    const isTemporary = person === 6;
    const residentId = isTemporary ? `t${station.name}${(this.#made += 1)}` : `p${person}`;
    if (residentById(station.db, residentId)) return;
    const name = `甲${(this.#made += 1)}`;
    const identity = isTemporary ? { kind: 'temporary' as const, number: residentId } : { kind: 'passport' as const, number: residentId };
    this.write(station, { kind: 'resident.registered', residentId, body: { residentId, identity, demographics: demographics(name, `19${50 + person}-03-04`), via: 'walkIn', campaignId: this.random.chance(0.8) ? campaignId : null } }, { field: { residentId, name: 'name', value: name } });
  }

  #change(station: SimulatedStation, residentId: string): void {
    const row = residentById(station.db, residentId);
    if (!row || row.mergedInto !== null) return;
    const name = `乙${(this.#made += 1)}`;
    const fields = this.random.chance(0.6) ? { name } : { phone: this.random.pick(phones) };
    this.write(station, { kind: 'resident.changed', residentId, base: row.head, body: { residentId, fields, reason: null, seen: seenOfResident(row, fields) } }, 'name' in fields ? { field: { residentId, name: 'name', value: name } } : {});
  }

  #merge(station: SimulatedStation, residents: readonly string[]): void {
    const from = residents.find((id) => id.startsWith('t'));
    const into = residents.find((id) => id.startsWith('p'));
    if (!from || !into) return;
    const isMerged = residentById(station.db, from)?.mergedInto != null;
    this.write(station, { kind: isMerged ? 'resident.unmerged' : 'resident.merged', residentId: into, body: { fromResidentId: from, intoResidentId: into, reason: '证件' } });
  }

  #open(station: SimulatedStation, residentId: string): void {
    const examinationId = `x${residentId}`;
    if (examinationById(station.db, examinationId)) return;
    const prefix = `A${String(this.stations.indexOf(station)).padStart(2, '0')}`;
    const openedAt = station.journal.now();
    const panels = this.random.chance(0.5) ? ['vitals', 'interview'] : ['vitals', 'eye'];
    this.write(station, {
      kind: 'examination.opened', residentId, examinationId,
      body: {
        examinationId, residentId, campaignId, examNumber: formatExamNumber(prefix, nextExamCounter(station.db, prefix)), catalogueVersion: nationalCatalogue.version, openedAt, examinedOn: dayOf(openedAt),
        panels: panels.map((panel) => ({ panel, reasons: ['base'] })), fasting: this.random.chance(0.5) ? true : null, walkIn: true, identityConfirmed: 'none',
      },
    });
  }

  #record(station: SimulatedStation, examinationId: string): void {
    const { random } = this;
    const row = examinationById(station.db, examinationId);
    if (!row || row.signed) return;
    const slot = random.pick(slots);
    const standing = currentRecords(station.db, examinationId).filter((record) => record.slot === slot);
    const to = { residentId: row.residentId, examinationId };
    const [first, ...others] = standing;
    if (first && others.length > 0) {
      const against = others.map(({ id }) => id);
      this.write(station, { kind: 'record.chosen', ...to, body: { examinationId, slot, recordId: first.id, against, reason: '核对' } }, { record: { examinationId, slot, replaces: null, against } });
      return;
    }
    const values = slot === 'vitals' ? { heightCm: random.int(140, 190), weightKg: random.int(40, 120) } : {};
    const replaces = first?.id ?? null;
    this.write(
      station,
      { kind: 'record.saved', ...to, base: replaces, body: { examinationId, station: slot, slot, catalogueVersion: nationalCatalogue.version, recordedAt: station.journal.now(), values, outcomes: {}, confirmed: {}, replaces, reason: replaces === null ? null : '更正' } },
      { record: { examinationId, slot, replaces, against: [] } },
    );
  }

  #removeAttachment(station: SimulatedStation, examinationId: string): void {
    const id = station.db.raw.prepare('SELECT id FROM attachments WHERE examination_id = ? AND removed = 0 ORDER BY id LIMIT 1').pluck().get(examinationId) as string | undefined;
    if (id !== undefined) this.write(station, { kind: 'attachment.removed', examinationId, body: { attachmentId: id, examinationId, reason: '错' } });
  }

  #sign(station: SimulatedStation, examinationId: string): void {
    const row = examinationById(station.db, examinationId);
    if (!row || row.signed) return;
    this.write(station, { kind: 'examination.signed', examinationId, body: { examinationId, version: row.version + 1, contentHash: 'b'.repeat(64), signedAt: station.journal.now(), frozen: { recordIds: currentRecords(station.db, examinationId).map(({ id }) => id) } } });
  }

  #reopen(station: SimulatedStation, examinationId: string): void {
    const row = examinationById(station.db, examinationId);
    if (row?.signed) this.write(station, { kind: 'examination.reopened', examinationId, body: { examinationId, version: row.version, reason: '补' } });
  }

  #batch(station: SimulatedStation, examinationId: string): void {
    const [signature] = signaturesOf(station.db, examinationId);
    const batchId = `b${station.name}${(this.#made += 1)}`;
    if (signature && !batchById(station.db, batchId)) this.write(station, { kind: 'batch.closed', body: { batchId, campaignId, name: batchId, examinations: [{ examinationId, version: signature.version }] } });
  }

  #upload(station: SimulatedStation, examinationId: string): void {
    const [signature] = signaturesOf(station.db, examinationId);
    const row = signature && ledgerRow(station.db, examinationId, signature.version);
    if (!row) return;
    const to: UploadStatus = row.status === 'queued' ? 'sending' : this.random.pick(['accepted', 'rejected', 'sentUnknown', 'queued'] as const);
    this.write(station, { kind: 'upload.moved', examinationId, body: { examinationId, version: row.version, to, receipt: to === 'accepted' ? 'r' : null, reasons: [], at: station.journal.now() } });
  }

  /** The wire is whole again, and everybody exchanges until nobody learns anything more. */
  async settle(): Promise<void> {
    crashAfter(null);
    this.#partitioned = new Set();
    for (let round = 0; round < 8; round += 1) {
      let moved = 0;
      for (const station of this.stations.slice(1)) {
        const { pulled, pushed, newEpoch, refused } = await exchange(station.party, this.#wire(station, false));
        moved += pulled + pushed + (newEpoch ? 1 : 0) + (refused.length > 0 ? 1 : 0);
      }
      if (moved === 0) return;
    }
    throw new Error('the stations do not come to rest');
  }

  /** What is not as it has to be, in words; empty when all is well. */
  judge(): string[] {
    const wrong: string[] = [];
    const hubIds = this.idsAt(this.hub);
    for (const { id, kind } of this.written.values()) if (!hubIds.has(id)) wrong.push(`an acknowledged ${kind} is lost (${id})`);
    const journalOf = (station: SimulatedStation) => canonicalJson(station.db.raw.prepare('SELECT id, node, epoch, seq, stamp, kind, hex(hash) AS hash FROM journal ORDER BY id').all());
    const tablesOf = (station: SimulatedStation) => (station.db.raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all() as string[]).filter((name) => !ownTables.includes(name));
    const rowsOf = (station: SimulatedStation, table: string) => {
      const columns = (station.db.raw.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => `"${name}"`).join(', ');
      return canonicalJson(station.db.raw.prepare(`SELECT ${columns} FROM ${table} ${table === 'progress' ? 'WHERE people <> 0' : ''} ORDER BY ${columns}`).all());
    };
    const [journal, tables] = [journalOf(this.hub), tablesOf(this.hub)];
    for (const station of this.stations.slice(1)) {
      if (journalOf(station) !== journal) wrong.push(`${station.name} has another journal than the hub`);
      for (const table of tables) if (rowsOf(station, table) !== rowsOf(this.hub, table)) wrong.push(`${station.name} has other ${table} than the hub`);
    }
    for (const station of this.stations) {
      const shown = station.db.raw.prepare('SELECT village_code AS villageCode, group_code AS groupCode, stage, sum(people) AS people FROM progress WHERE campaign_id = ? GROUP BY 1, 2, 3 HAVING sum(people) <> 0 ORDER BY 1, 2, 3').all(campaignId);
      const counted = recountProgress(station.db, campaignId, null).map(({ villageCode, groupCode, stage, people }) => ({ villageCode, groupCode, stage, people }));
      const key = (row: unknown) => canonicalJson(row);
      if (canonicalJson((shown as object[]).map(key).sort()) !== canonicalJson(counted.map(key).sort())) wrong.push(`${station.name} shows a progress that a recount does not find`);
    }
    return [...wrong, ...this.#judgeRecords(), ...this.#judgeFields()];
  }

  /** Records that nobody replaced or decided against, by the judge's own book. */
  #judgeRecords(): string[] {
    const bySlot = new Map<string, Set<string>>();
    const gone = new Set<string>();
    const hubIds = this.idsAt(this.hub);
    for (const { id, record } of this.written.values()) {
      if (!record || !hubIds.has(id)) continue;
      for (const out of [record.replaces, ...record.against]) if (out !== null) gone.add(out);
      if (this.written.get(id)?.kind !== 'record.saved') continue;
      const key = `${record.examinationId} ${record.slot}`;
      bySlot.set(key, (bySlot.get(key) ?? new Set()).add(id));
    }
    const wrong: string[] = [];
    for (const [key, ids] of bySlot) {
      const [examinationId = '', slot] = key.split(' ');
      const expected = [...ids].filter((id) => !gone.has(id)).sort();
      const standing = currentRecords(this.hub.db, examinationId).filter((record) => record.slot === slot).map(({ id }) => id).sort();
      if (canonicalJson(expected) !== canonicalJson(standing)) wrong.push(`${key}: ${standing.length} records stand, ${expected.length} were neither replaced nor decided against`);
    }
    return wrong;
  }

  /** Names of which no writer of another name knew; by who knew what, without a clock. */
  #judgeFields(): string[] {
    const wrong: string[] = [];
    const changes = [...this.written.values()].filter((one) => one.field !== undefined);
    for (const residentId of new Set(changes.map(({ field }) => field?.residentId ?? ''))) {
      const row = residentById(this.hub.db, residentId);
      if (!row) {
        wrong.push(`${residentId} is nobody`);
        continue;
      }
      const own = changes.filter(({ field }) => field?.residentId === residentId);
      const unknown = own.filter(({ id }) => !own.some(({ knew }) => knew.has(id)));
      const expected = unknown.length > 1 ? unknown.map(({ field }) => field?.value ?? '').sort() : [];
      const listed = conflictsOf(row.sides).flatMap(({ sides }) => sides.map(({ value }) => String(value))).sort();
      if (canonicalJson(expected) !== canonicalJson(listed)) wrong.push(`${residentId}: the conflict lists ${listed.join(' ')}, it is between ${expected.join(' ')}`);
      if (!unknown.some(({ field }) => field?.value === row.name)) wrong.push(`${residentId} goes by ${row.name}, which somebody has replaced`);
    }
    return wrong;
  }

  close(): void {
    for (const station of this.stations) station.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs one schedule to its end. Returns what went wrong. */
export async function runSchedule(schedule: Schedule): Promise<{ wrong: string[]; counts: World['counts'] }> {
  const world = new World(schedule);
  try {
    await world.begin();
    for (let step = 0; step < schedule.steps; step += 1) await world.step();
    await world.settle();
    return { wrong: world.judge(), counts: world.counts };
  } catch (error) {
    return { wrong: [error instanceof Error ? (error.stack ?? error.message) : String(error)], counts: world.counts };
  } finally {
    crashAfter(null);
    world.close();
  }
}
