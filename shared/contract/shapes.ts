import { z } from 'zod';
import type { Catalogue, ItemValue, Outcome } from '../catalogue/types.ts';
import { stationCodes } from '../catalogue/types.ts';
import { stages } from '../examination/stage.ts';
import { uploadStatuses } from '../examination/upload.ts';
import { urgencies } from '../examination/urgency.ts';
import type { Finding } from '../model/examination.ts';
import { daySchema, demographicsSchema, groupSchema, identityKindSchema, identitySchema, instantSchema, sexSchema } from '../model/person.ts';
import { permissionSchema, roleSchema, type Permission } from '../model/staff.ts';

export const stationSchema = z.enum(stationCodes);
export const stageSchema = z.enum(stages);
export const urgencySchema = z.enum(urgencies);
export const uploadStatusSchema = z.enum(uploadStatuses);

/** Values as they travel; each is parsed against its item by shared/clinical before anything is done with it. */
export const valuesSchema = z.record(z.string(), z.custom<ItemValue>((value) => value !== undefined && value !== null));

export const outcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('declined'), reason: z.string().trim().min(1).max(500), witness: z.string().trim().min(1).max(120) }),
  z.object({ outcome: z.literal('deferred'), until: daySchema, reason: z.string().trim().min(1).max(500) }),
  z.object({ outcome: z.literal('notApplicable'), reason: z.string().trim().min(1).max(500) }),
]) satisfies z.ZodType<Outcome>;
export const outcomesSchema = z.record(z.string(), outcomeSchema);

export const findingSchema = z.custom<Finding>((value) => typeof value === 'object' && value !== null);
export const catalogueSchema = z.custom<Catalogue>((value) => typeof value === 'object' && value !== null);

export const institutionSchema = z.object({
  code: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(120),
  phone: z.string().trim().max(40),
  address: z.string().trim().max(200),
});

export const villageSchema = z.object({ code: z.string().trim().min(1).max(12), name: z.string().trim().min(1).max(60) });

export const campaignSchema = z.object({
  campaignId: z.string(), name: z.string(), year: z.int(), startsOn: daySchema, endsOn: daySchema, catalogueVersion: z.string(), closed: z.boolean(),
});
export type CampaignShape = z.infer<typeof campaignSchema>;

export const staffSchema = z.object({
  staffId: z.string(), account: z.string(), name: z.string(), roles: z.array(roleSchema), stations: z.array(stationSchema), active: z.boolean(),
  hasPin: z.boolean(), hasBadge: z.boolean(),
});
export type StaffShape = z.infer<typeof staffSchema>;

export const sessionSchema = z.object({
  staffId: z.string(), account: z.string(), name: z.string(), roles: z.array(roleSchema), stations: z.array(stationSchema), permissions: z.array(permissionSchema),
  locked: z.boolean(), hasPin: z.boolean(),
});
export type SessionShape = z.infer<typeof sessionSchema>;

/** A line of the candidates under the one input. */
export const candidateSchema = z.object({
  residentId: z.string(), name: z.string(), sex: sexSchema, birthDate: daySchema, ageYears: z.int(), villageName: z.string().nullable(), identityKind: identityKindSchema,
  maskedNumber: z.string(), phoneTail: z.string().nullable(), stage: stageSchema.nullable(), examinationId: z.string().nullable(), examNumber: z.string().nullable(), hasPhoto: z.boolean(),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const packagePanelSchema = z.object({ panel: z.string(), reasons: z.array(z.string()) });

/** What the banner shows at the same place on every screen that concerns a person. */
export const personSchema = z.object({
  residentId: z.string(), name: z.string(), sex: sexSchema, birthDate: daySchema, ageYears: z.int(), ethnicityCode: z.string().nullable(), identityKind: identityKindSchema,
  maskedNumber: z.string(), villageName: z.string().nullable(), groups: z.array(groupSchema), allergies: z.string().nullable(), assistance: z.string().nullable(), hasPhoto: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

/** `item` is empty where the reader may not know which. */
export const deferredSchema = z.object({ station: stationSchema, panel: z.string(), item: z.string(), until: daySchema, reason: z.string() });

/** An examination as every screen sees it: who, how far, what is left. */
export const examinationSchema = z.object({
  examinationId: z.string(), examNumber: z.string(), campaignId: z.string(), catalogueVersion: z.string(), examinedOn: daySchema, openedAt: instantSchema,
  person: personSchema, panels: z.array(packagePanelSchema), fasting: z.boolean().nullable(), walkIn: z.boolean(), stage: stageSchema, urgency: urgencySchema, version: z.int(), signed: z.boolean(),
  checkedOutAt: instantSchema.nullable(), missing: z.int(), pendingStations: z.array(stationSchema),
  /** Neither item nor tube where the reader may not know which. */
  unaccounted: z.array(z.object({ station: stationSchema, panel: z.string(), item: z.string().nullable(), tube: z.string().nullable() })),
  deferred: z.array(deferredSchema), conflicts: z.array(z.string()),
});
export type ExaminationShape = z.infer<typeof examinationSchema>;

export const examinationLineSchema = z.object({
  examinationId: z.string(), examNumber: z.string(), residentId: z.string(), name: z.string(), sex: sexSchema, ageYears: z.int(), villageName: z.string().nullable(), stage: stageSchema, urgency: urgencySchema,
  missing: z.int(), pendingStations: z.array(stationSchema), openedAt: instantSchema, completedAt: instantSchema.nullable(), checkedOutAt: instantSchema.nullable(), version: z.int(),
});
export type ExaminationLine = z.infer<typeof examinationLineSchema>;

export const recordSchema = z.object({
  recordId: z.string(), station: stationSchema, slot: z.string(), values: valuesSchema, outcomes: outcomesSchema, staffId: z.string(), staffName: z.string(), recordedAt: instantSchema,
  replaces: z.string().nullable(), reason: z.string().nullable(), current: z.boolean(),
});
export type RecordShape = z.infer<typeof recordSchema>;

export const attachmentSchema = z.object({
  attachmentId: z.string(), station: stationSchema, title: z.string(), mediaType: z.string(), bytes: z.int(), addedAt: instantSchema, staffName: z.string(),
});

export const referralSchema = z.object({
  referralId: z.string(), examinationId: z.string(), findingRules: z.array(z.string()), urgency: z.enum(['green', 'routine']), toInstitution: z.string(), toDepartment: z.string(), receivingDoctor: z.string(),
  impression: z.string(), presentIllness: z.string(), pastHistory: z.string(), treatment: z.string(), phone: z.string(), staffName: z.string(), proposedAt: instantSchema,
});

/** Numbers are masked, address and contact left out, for readers who neither keep residents' data nor conclude. */
export const residentSchema = z.object({
  residentId: z.string(), identity: identitySchema, demographics: demographicsSchema, head: z.string(), mergedInto: z.string().nullable(), ageYears: z.int(), villageName: z.string().nullable(), hasPhoto: z.boolean(),
  photo: z.object({ mediaType: z.string(), base64: z.string() }).nullable(),
  /** The last examination of an earlier day: what was found, in sentences, and the few values a person asks about. Restricted ones are left out. */
  lastYear: z.object({ examinedOn: daySchema, findings: z.array(z.object({ sentence: z.string(), class: z.enum(['A', 'B', 'abnormal', 'notice']) })), values: valuesSchema }).nullable(),
  /** Belongs to groups whose mere mention is a secret; `demographics.groups` names them only to readers with the right. */
  confidential: z.boolean(),
  merged: z.array(z.object({ residentId: z.string(), name: z.string(), identityKind: identityKindSchema, maskedNumber: z.string() })),
  examinations: z.array(z.object({ examinationId: z.string(), examNumber: z.string(), campaignId: z.string(), examinedOn: daySchema, stage: stageSchema })),
});
export type ResidentShape = z.infer<typeof residentSchema>;

export const taskSchema = z.object({
  taskId: z.string(), kind: z.enum(['rosterImport', 'rosterCheck', 'upload', 'verify', 'demo']), title: z.string(), done: z.int(), total: z.int().nullable(), state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** Key of a sentence in renderer/text, when it failed. */
  failure: z.string().nullable(), result: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).nullable(),
});
export type Task = z.infer<typeof taskSchema>;

/** The right to start such work is the right to stop it. */
export const rightToTask: Record<Task['kind'], Permission> = { rosterImport: 'roster.import', rosterCheck: 'roster.import', upload: 'batch.write', verify: 'journal.audit', demo: 'settings.write' };
