import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Permission } from '../model/staff.ts';
import { permissionSchema } from '../model/staff.ts';

/** What a procedure needs: `public` before anyone signed in, `signedIn` any member of staff, else the named right. */
export type Needs = 'public' | 'signedIn' | Permission;
export interface ProcedureMeta {
  needs: Needs;
  /** Writes to the database, so it waits for its turn. */
  writes: boolean;
  /** Others are told that something changed. */
  tells: boolean;
  /** Somebody is at the screen. Questions do not show it: a screen asks by itself when something changed. */
  active: boolean;
}

export const problemSchema = z.object({
  item: z.string(),
  path: z.string().optional(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/**
 * The closed set of failures. `refused` carries a reason of `refusalReasons`; its sentence is made in renderer/text.
 */
export const refusalReasons = [
  'alreadyFounded', 'notFounded', 'wrongRecoveryKey', 'wrongPassword', 'wrongPin', 'pinNeedsPasswordToday', 'unknownBadge', 'tooManyTries', 'weakPassword', 'weakPin',
  'accountTaken', 'badgeTaken', 'lastManager', 'inactiveStaff', 'identityInvalid', 'identityChangesByMergeOnly', 'residentMerged', 'alreadyExamined', 'notTemporary',
  'sameResident', 'bothExamined', 'campaignClosed', 'campaignNotStarted', 'examNumbersExhausted', 'reasonRequired', 'alreadySigned', 'notSigned', 'somethingMissing',
  'somethingDeferred', 'conflictingRecords', 'conclusionMissing', 'contentChanged', 'alreadyRecorded', 'recordReplaced', 'stillMissing', 'alreadyCheckedOut',
  'tubeNotNeeded', 'alreadyCollected', 'resultsStand', 'notThisStation', 'noPlatform', 'nothingToUpload', 'catalogueInvalid', 'catalogueVersionTaken', 'fileUnreadable', 'fileTooLarge', 'fileEmpty',
  'mappingIncomplete', 'importRunning', 'importGone', 'unsupportedMediaType', 'wrongAddress', 'sensitiveNeedsRight', 'notYourDraft', 'draftTooLong', 'campaignExists', 'demoOnly', 'invalidCatalogueForCampaign',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const errors = {
  notSignedIn: { status: 401 },
  locked: { status: 423 },
  notPermitted: { status: 403, data: z.object({ needs: permissionSchema.nullable() }) },
  notFound: { status: 404, data: z.object({ what: z.string() }) },
  invalid: { status: 422, data: z.object({ problems: z.array(problemSchema), challenges: z.array(problemSchema) }) },
  /** Somebody else changed it meanwhile. */
  stale: { status: 409, data: z.object({ head: z.string() }) },
  /** The same person stands here already. */
  alreadyExists: { status: 409, data: z.object({ residentId: z.string().nullable(), examinationId: z.string().nullable() }) },
  refused: { status: 409, data: z.object({ reason: z.enum(refusalReasons), params: z.record(z.string(), z.union([z.string(), z.number()])) }) },
} as const;

const base = oc.errors(errors).$meta<ProcedureMeta>({ needs: 'signedIn', writes: false, tells: false, active: false });

/** A question: changes nothing. */
export const asks = (needs: Needs) => base.meta({ needs, writes: false, tells: false, active: false });
/** A command: writes to the journal. */
export const does = (needs: Needs) => base.meta({ needs, writes: true, tells: true, active: true });
/** Keeps something of one's own, outside the journal. */
export const keeps = (needs: Needs) => base.meta({ needs, writes: true, tells: false, active: true });
/** Says that somebody is at the screen. */
export const stays = base.meta({ needs: 'signedIn', writes: false, tells: false, active: true });

export const none = z.object({});
export const noResult = z.object({ ok: z.literal(true) });
