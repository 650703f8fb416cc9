import { z } from 'zod';
import { daySchema, groupSchema, sexSchema } from '../model/person.ts';
import { asks, does, keeps, noResult } from './base.ts';
import { fileSchema } from './file.ts';
import {
  attachmentSchema, examinationLineSchema, examinationSchema, findingSchema, outcomeSchema, outcomesSchema, recordSchema, stageSchema, stationSchema, valuesSchema,
} from './shapes.ts';

const examinationId = z.string();
const reason = z.string().trim().min(1).max(500);

/** More than any station asks at once. */
const mostItems = 500;

export const examinations = {
  /** Opens the examination of an enrolled or walk-in resident in this campaign; a second one is refused with the first. */
  open: does('examination.open')
    .input(z.object({ residentId: z.string(), campaignId: z.string(), fasting: z.boolean().nullable(), identityConfirmed: z.enum(['card', 'face', 'document', 'none']) }))
    .output(z.object({ examinationId, examNumber: z.string() })),
  get: asks('examination.read').input(z.object({ examinationId })).output(examinationSchema),
  /** An exam number, a tube's number, an ID number: whose form is it? */
  find: asks('examination.read').input(z.object({ text: z.string().max(80), campaignId: z.string() })).output(z.object({ examinationId: examinationId.nullable(), residentId: z.string().nullable(), reason: z.enum(['found', 'notRegistered', 'unknown', 'wrongCheckCharacter']) })),
  list: asks('examination.read')
    .input(z.object({ campaignId: z.string(), stages: z.array(stageSchema).nullable(), day: daySchema.nullable(), station: stationSchema.nullable(), limit: z.int().min(1).max(2000), offset: z.int().min(0) }))
    .output(z.array(examinationLineSchema)),
  /** What was not done and why, tube by tube and item by item; a reason given for something restricted is left out. */
  outcomes: asks('examination.read')
    .input(z.object({ examinationId }))
    .output(z.array(z.object({ station: stationSchema, item: z.string().nullable(), tube: z.string().nullable(), outcome: outcomeSchema, staffName: z.string(), recordedAt: z.number() }))),
  waiting: asks('examination.read').input(z.object({ campaignId: z.string(), day: daySchema })).output(z.array(z.object({ station: stationSchema, waiting: z.int() }))),
  /** Lets the person go: refused while anything but late results is unaccounted for. */
  checkOut: does('examination.checkOut').input(z.object({ examinationId })).output(noResult),
};

export const records = {
  /** Everything a station's form needs, in one question. `panel` only where a station records panel by panel. */
  form: asks('examination.read').input(z.object({ examinationId, station: stationSchema, panel: z.string().nullable() })).output(
    z.object({
      examination: examinationSchema, slot: z.string(), panels: z.array(z.string()), record: recordSchema.nullable(), history: z.array(recordSchema),
      /** Recorded and derived values of the whole examination, for questions that hang on others. Restricted ones are left out. */
      values: valuesSchema, previous: z.object({ examinedOn: daySchema, values: valuesSchema }).nullable(), draft: z.object({ values: valuesSchema, outcomes: outcomesSchema, savedAt: z.number() }).nullable(),
      attachments: z.array(attachmentSchema), findings: z.array(findingSchema), mayWrite: z.boolean(),
      /** Tubes of this slot's panels that were not collected, with what became of them. */
      tubeOutcomes: z.record(z.string(), outcomeSchema),
    }),
  ),
  save: does('record.write')
    .input(
      z.object({
        examinationId, station: stationSchema, panel: z.string().nullable(), values: valuesSchema, outcomes: outcomesSchema,
        /** Rare values, item by item: 'repeated' or the reason why they are right. */
        confirmed: z.record(z.string().max(80), z.string().max(500)).refine((confirmed) => Object.keys(confirmed).length <= mostItems),
        /** The record this one corrects, and why. */
        replaces: z.string().nullable(), reason: z.string().trim().max(500).nullable(),
      }),
    )
    .output(z.object({ recordId: z.string(), findings: z.array(findingSchema), missing: z.int(), pendingStations: z.array(stationSchema), addedPanels: z.array(z.string()) })),
  keepDraft: keeps('record.write').input(z.object({ examinationId, station: stationSchema, panel: z.string().nullable(), values: valuesSchema, outcomes: outcomesSchema })).output(z.object({ savedAt: z.number() })),
  dropDraft: keeps('record.write').input(z.object({ examinationId, station: stationSchema, panel: z.string().nullable() })).output(noResult),
  drafts: asks('record.write').input(z.object({})).output(z.array(z.object({ examinationId, slot: z.string(), examNumber: z.string(), name: z.string(), savedAt: z.number() }))),
};

export const specimens = {
  form: asks('examination.read').input(z.object({ examinationId })).output(
    z.object({
      examination: examinationSchema,
      tubes: z.array(
        z.object({
          tube: z.string(), specimenNumber: z.string(), panels: z.array(z.string()), fasting: z.boolean(),
          collected: z.object({ at: z.number(), staffName: z.string() }).nullable(), outcome: outcomeSchema.nullable(),
        }),
      ),
      mayWrite: z.boolean(),
    }),
  ),
  collect: does('specimen.collect').input(z.object({ examinationId, tubes: z.array(z.string()).min(1) })).output(z.object({ specimenNumbers: z.array(z.string()), missing: z.int() })),
  notCollected: does('specimen.collect').input(z.object({ examinationId, tubes: z.array(z.string()).min(1), outcome: outcomeSchema })).output(noResult),
};

export const laboratory = {
  /** Collected specimens whose results are not all in, and those that are, by panel. */
  worklist: asks('laboratory.write').input(z.object({ campaignId: z.string(), panel: z.string(), day: daySchema.nullable(), withDone: z.boolean() })).output(
    z.array(
      z.object({
        examinationId, examNumber: z.string(), specimenNumber: z.string().nullable(), name: z.string(), sex: sexSchema, ageYears: z.int(), collectedAt: z.number().nullable(), record: recordSchema.nullable(),
        /** Chronic groups decide how a value is judged; those the reader may not see are left out. */
        groups: z.array(groupSchema), signed: z.boolean(),
      }),
    ),
  ),
  panels: asks('laboratory.write').input(z.object({ campaignId: z.string(), day: daySchema.nullable() })).output(z.array(z.object({ panel: z.string(), waiting: z.int(), done: z.int() }))),
};

export const attachments = {
  add: does('record.write')
    .input(z.object({ examinationId, station: stationSchema, title: z.string().trim().max(120), mediaType: z.enum(['image/jpeg', 'image/png', 'application/pdf', 'application/xml', 'application/octet-stream', 'application/dicom']), file: fileSchema }))
    .output(z.object({ attachmentId: z.string() })),
  get: asks('examination.read').input(z.object({ attachmentId: z.string() })).output(z.object({ title: z.string(), mediaType: z.string(), file: fileSchema })),
  remove: does('record.write').input(z.object({ attachmentId: z.string(), reason })).output(noResult),
};
