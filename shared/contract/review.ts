import { z } from 'zod';
import { daySchema } from '../model/person.ts';
import { asks, does, noResult } from './base.ts';
import { attachmentSchema, deferredSchema, examinationLineSchema, examinationSchema, findingSchema, recordSchema, referralSchema, valuesSchema } from './shapes.ts';

const examinationId = z.string();

export const review = {
  /** Unsigned and complete first by urgency and waiting time; `signed` shows what was done. */
  queue: asks('examination.conclude').input(z.object({ campaignId: z.string(), show: z.enum(['toSign', 'incomplete', 'signed']), limit: z.int().min(1).max(2000) })).output(z.array(examinationLineSchema.extend({ deferred: z.int(), referrals: z.int() }))),
  page: asks('examination.conclude').input(z.object({ examinationId })).output(
    z.object({
      examination: examinationSchema, findings: z.array(findingSchema), values: valuesSchema, records: z.array(recordSchema), superseded: z.array(recordSchema), attachments: z.array(attachmentSchema),
      /** Earlier years, oldest first, for trends. */
      years: z.array(z.object({ examinedOn: daySchema, values: valuesSchema })), conclusion: recordSchema.nullable(), referrals: z.array(referralSchema),
      blockers: z.object({ unaccounted: z.int(), deferred: z.array(deferredSchema), conflicts: z.array(z.string()), conclusionMissing: z.boolean() }),
      /** What a signature now would bind; signing names it, so that nobody signs what was not on the screen. */
      contentHash: z.string(),
      signatures: z.array(z.object({ version: z.int(), staffName: z.string(), signedAt: z.number(), contentHash: z.string(), reopenedReason: z.string().nullable() })),
    }),
  ),
  sign: does('examination.sign').input(z.object({ examinationId, contentHash: z.string(), password: z.string().max(200) })).output(z.object({ version: z.int(), contentHash: z.string() })),
  reopen: does('examination.sign').input(z.object({ examinationId, reason: z.string().trim().min(1).max(500) })).output(noResult),
};

/** What the form has room for. */
const line = z.string().trim().max(120);
const passage = z.string().trim().max(2000);

export const referrals = {
  propose: does('referral.write')
    .input(referralSchema.omit({ referralId: true, staffName: true, proposedAt: true }).extend({
      findingRules: z.array(z.string().max(80)).max(100), toInstitution: line.min(1), toDepartment: line, receivingDoctor: line, phone: z.string().trim().max(40), impression: passage.min(1), presentIllness: passage,
      pastHistory: passage, treatment: passage,
    }))
    .output(z.object({ referralId: z.string() })),
  list: asks('referral.write').input(z.object({ limit: z.int().min(1).max(2000) })).output(z.array(referralSchema.extend({ name: z.string(), examNumber: z.string() }))),
};

/** Complete HTML documents; asking for one says that it is printed, and is written down. */
export const documents = {
  guideSheet: does('document.print').input(z.object({ examinationId, reason: z.string().trim().max(500).nullable() })).output(z.object({ html: z.string(), copy: z.int() })),
  tubeLabels: does('document.print').input(z.object({ examinationId, tubes: z.array(z.string()).nullable(), reason: z.string().trim().max(500).nullable() })).output(z.object({ html: z.string(), tspl: z.base64(), copy: z.int() })),
  referralForm: does('document.print').input(z.object({ referralId: z.string() })).output(z.object({ html: z.string() })),
  examinationSummary: does('document.print').input(z.object({ examinationId, withSensitive: z.boolean() })).output(z.object({ html: z.string() })),
  recoveryKeySheet: asks('public').input(z.object({ recoveryKey: z.array(z.string()).length(8), institutionName: z.string().max(120) })).output(z.object({ html: z.string() })),
};
