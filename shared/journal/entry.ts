import { z } from 'zod';
import { demographicsSchema, daySchema, identitySchema, instantSchema } from '../model/person.ts';
import { roleSchema } from '../model/staff.ts';
import { stationCodes } from '../catalogue/types.ts';

/**
 * A fact as it was written, once, by one person on one computer. Facts are never changed: a correction is a new fact.
 * `seq` is dense per node and epoch; `hash` chains the entries of one node and epoch, so that gaps and tampering show.
 */
export interface Entry<K extends EntryKind = EntryKind> {
  /** UUIDv7. */
  id: string;
  node: string;
  /** Changes when a database was restored or copied, so that nothing is numbered twice. */
  epoch: number;
  seq: number;
  stamp: string;
  staffId: string;
  kind: K;
  /** Version of the body's shape. */
  kindVersion: number;
  residentId: string | null;
  examinationId: string | null;
  body: EntryBody<K>;
  /** The entry the writer had seen of the thing it changes; null when there was none. */
  base: string | null;
  /** SHA-256 over the canonical JSON of all the above and the hash of the entry before, hex. */
  hash: string;
}

const stationSchema = z.enum(stationCodes);
const text = z.string();
const jsonObject = z.record(z.string(), z.unknown());

const institutionSchema = z.object({ code: text, name: text, phone: text, address: text });

const packagePanelSchema = z.object({ panel: text, reasons: z.array(text).min(1) });

const outcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('declined'), reason: text.min(1), witness: text.min(1) }),
  z.object({ outcome: z.literal('deferred'), until: daySchema, reason: text.min(1) }),
  z.object({ outcome: z.literal('notApplicable'), reason: text.min(1) }),
]);

/** The body of every kind of fact. A new kind is a new line; a changed shape is a new version of the kind. */
export const entryBodies = {
  'site.founded': z.object({ institution: institutionSchema, siteSecret: text.min(16), demo: z.boolean() }),
  'setting.changed': z.object({ key: text, value: z.json() }),
  'villages.changed': z.object({ villages: z.array(z.object({ code: text, name: text })) }),
  'staff.added': z.object({ staffId: text, account: text, name: text, roles: z.array(roleSchema), stations: z.array(stationSchema) }),
  'staff.changed': z.object({
    staffId: text,
    name: text.optional(),
    roles: z.array(roleSchema).optional(),
    stations: z.array(stationSchema).optional(),
    active: z.boolean().optional(),
  }),
  /** argon2id for password and PIN; the badge is a keyed hash, so that it can be looked up. */
  'staff.credentialSet': z.object({ staffId: text, credential: z.enum(['password', 'pin', 'badge']), hash: text.nullable() }),
  'session.signedIn': z.object({ staffId: text, by: z.enum(['password', 'pin', 'badge']), door: text }),
  'session.refused': z.object({ account: text, by: z.enum(['password', 'pin', 'badge']), door: text }),
  'session.signedOut': z.object({ staffId: text }),
  'catalogue.loaded': z.object({ version: text, title: text, document: jsonObject }),
  'campaign.opened': z.object({ campaignId: text, name: text, year: z.int(), startsOn: daySchema, endsOn: daySchema, catalogueVersion: text }),
  'campaign.changed': z.object({ campaignId: text, name: text.optional(), startsOn: daySchema.optional(), endsOn: daySchema.optional(), catalogueVersion: text.optional(), closed: z.boolean().optional() }),
  'resident.registered': z.object({
    residentId: text,
    identity: identitySchema,
    demographics: demographicsSchema,
    via: z.enum(['roster', 'walkIn', 'demo']),
    /** On the roster of this campaign from the first moment. */
    campaignId: text.nullable(),
    /** Why a temporary identity was given. */
    reason: text.nullable().optional(),
  }),
  'resident.changed': z.object({
    residentId: text,
    fields: demographicsSchema.partial(),
    reason: text.nullable(),
    /** The stamp of each changed field as the writer saw it, '' as registered. */
    seen: z.record(text, text).optional(),
  }),
  'resident.enrolled': z.object({ residentId: text, campaignId: text }),
  'resident.merged': z.object({ fromResidentId: text, intoResidentId: text, reason: text.min(1) }),
  'resident.unmerged': z.object({ fromResidentId: text, intoResidentId: text, reason: text.min(1) }),
  'resident.photographed': z.object({ residentId: text, photoId: text, source: z.enum(['card', 'camera']), mediaType: text, sha256: text, bytes: z.int() }),
  /** Numbers of an earlier year, kept for comparison; brought in from a previous system. */
  'resident.historyLoaded': z.object({ residentId: text, examinedOn: daySchema, values: jsonObject, findings: z.array(text) }),
  'examination.opened': z.object({
    examinationId: text,
    residentId: text,
    campaignId: text,
    examNumber: text,
    catalogueVersion: text,
    openedAt: instantSchema,
    examinedOn: daySchema,
    panels: z.array(packagePanelSchema),
    fasting: z.boolean().nullable(),
    walkIn: z.boolean(),
    /** Card and face compared by the receptionist. */
    identityConfirmed: z.enum(['card', 'face', 'document', 'none']),
  }),
  /** Panels that a questionnaire's answer or a person with the right added. */
  'examination.panelsAdded': z.object({ examinationId: text, panels: z.array(packagePanelSchema), reason: text.nullable() }),
  'examination.checkedOut': z.object({ examinationId: text, checkedOutAt: instantSchema }),
  'examination.signed': z.object({
    examinationId: text,
    version: z.int().positive(),
    contentHash: text.length(64),
    signedAt: instantSchema,
    /** What was signed, whole, with its immutable records named by id instead of repeated. */
    frozen: jsonObject,
  }),
  'examination.reopened': z.object({ examinationId: text, version: z.int().positive(), reason: text.min(1) }),
  'record.saved': z.object({
    examinationId: text,
    station: stationSchema,
    slot: text,
    catalogueVersion: text,
    recordedAt: instantSchema,
    values: jsonObject,
    outcomes: z.record(text, outcomeSchema),
    /** Rare values that the person repeated or explained. */
    confirmed: z.record(text, text),
    replaces: text.nullable(),
    reason: text.nullable(),
  }),
  /** Of several records of one slot that did not see each other, a person says which stands. */
  'record.chosen': z.object({ examinationId: text, slot: text, recordId: text, against: z.array(text).min(1), reason: text.min(1) }),
  'specimen.collected': z.object({ examinationId: text, specimenNumber: text, tube: text, collectedAt: instantSchema }),
  'specimen.notCollected': z.object({ examinationId: text, tube: text, outcome: outcomeSchema, recordedAt: instantSchema }),
  'attachment.added': z.object({
    attachmentId: text, examinationId: text, station: stationSchema, title: text, mediaType: text, sha256: text.length(64), bytes: z.int(), addedAt: instantSchema,
  }),
  'attachment.removed': z.object({ attachmentId: text, examinationId: text, reason: text.min(1) }),
  'document.printed': z.object({ document: text, copies: z.int().positive(), reason: text.nullable() }),
  'document.exported': z.object({ document: text, rows: z.int().nonnegative() }),
  'referral.proposed': z.object({
    referralId: text, examinationId: text, findingRules: z.array(text), urgency: z.enum(['green', 'routine']), toInstitution: text, toDepartment: text,
    receivingDoctor: text, impression: text, presentIllness: text, pastHistory: text, treatment: text, phone: text, proposedAt: instantSchema,
  }),
  'batch.closed': z.object({ batchId: text, campaignId: text, name: text, examinations: z.array(z.object({ examinationId: text, version: z.int() })) }),
  'upload.moved': z.object({
    examinationId: text,
    version: z.int(),
    to: z.enum(['queued', 'sending', 'sentUnknown', 'accepted', 'rejected', 'superseded']),
    receipt: text.nullable(),
    reasons: z.array(z.object({ field: text, reason: text })),
    at: instantSchema,
  }),
} as const satisfies Record<string, z.ZodType>;

/** Newest version of each kind's body that this program writes and reads. */
export const kindVersion = 1;

export type EntryKind = keyof typeof entryBodies;
export type EntryBody<K extends EntryKind> = z.infer<(typeof entryBodies)[K]>;
export type AnyEntry = { [K in EntryKind]: Entry<K> }[EntryKind];

export function isKnownKind(kind: string): kind is EntryKind {
  return Object.hasOwn(entryBodies, kind);
}
