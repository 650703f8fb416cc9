import { z } from 'zod';
import { daySchema } from '../model/person.ts';
import { asks, does, noResult, none } from './base.ts';
import { campaignSchema, catalogueSchema, institutionSchema, taskSchema, villageSchema } from './shapes.ts';

/** Where finished batches go. The token is written, never read back. */
export const platformSchema = z.object({ url: z.string().trim().max(300), timeoutMs: z.int().min(1_000).max(600_000), gzip: z.boolean() });

export const site = {
  /** What every screen needs to know of the place. */
  overview: asks('signedIn').input(none).output(
    z.object({
      institution: institutionSchema, demo: z.boolean(), version: z.string(), node: z.string(), examPrefix: z.string(), today: daySchema, campaign: campaignSchema.nullable(), villages: z.array(villageSchema),
      lockAfterMinutes: z.int(), keystore: z.enum(['system', 'file']),
    }),
  ),
  changeInstitution: does('settings.write').input(institutionSchema).output(noResult),
  changeVillages: does('settings.write').input(z.object({ villages: z.array(villageSchema).min(1).max(500) })).output(noResult),
  settings: asks('settings.write').input(none).output(
    z.object({ platform: platformSchema.nullable(), platformTokenSet: z.boolean(), lockAfterMinutes: z.int(), referralHospitals: z.array(z.string()), labelPrinter: z.enum(['browser', 'tspl']) }),
  ),
  changeSettings: does('settings.write')
    .input(
      z.object({
        platform: platformSchema.nullable().optional(), platformToken: z.string().max(2000).nullable().optional(), lockAfterMinutes: z.int().min(1).max(240).optional(),
        referralHospitals: z.array(z.string().trim().min(1).max(120)).max(50).optional(), labelPrinter: z.enum(['browser', 'tspl']).optional(),
      }),
    )
    .output(noResult),
  referralHospitals: asks('signedIn').input(none).output(z.array(z.string())),
  /** A new recovery key; the one before stops working. */
  renewRecoveryKey: does('settings.write').input(z.object({ password: z.string().max(200) })).output(z.object({ recoveryKey: z.array(z.string()) })),
};

export const campaigns = {
  list: asks('signedIn').input(none).output(z.array(campaignSchema)),
  open: does('campaign.write')
    .input(z.object({ name: z.string().trim().min(1).max(80), year: z.int().min(2000).max(2200), startsOn: daySchema, endsOn: daySchema, catalogueVersion: z.string() }))
    .output(z.object({ campaignId: z.string() })),
  change: does('campaign.write')
    .input(z.object({ campaignId: z.string(), name: z.string().trim().min(1).max(80).optional(), startsOn: daySchema.optional(), endsOn: daySchema.optional(), catalogueVersion: z.string().optional(), closed: z.boolean().optional() }))
    .output(noResult),
};

export const catalogue = {
  versions: asks('signedIn').input(none).output(z.array(z.object({ version: z.string(), title: z.string() }))),
  get: asks('signedIn').input(z.object({ version: z.string() })).output(catalogueSchema),
  /** A county's own version, as JSON text; refused whole when anything in it does not hold together. */
  load: does('catalogue.load')
    .input(z.object({ json: z.string().max(10_000_000) }))
    .output(z.discriminatedUnion('loaded', [z.object({ loaded: z.literal(true), version: z.string() }), z.object({ loaded: z.literal(false), problems: z.array(z.string()) })])),
};

export const tasks = {
  list: asks('signedIn').input(none).output(z.array(taskSchema)),
  cancel: does('signedIn').input(z.object({ taskId: z.string() })).output(noResult),
  dismiss: does('signedIn').input(z.object({ taskId: z.string() })).output(noResult),
};

