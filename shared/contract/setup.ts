import { z } from 'zod';
import { asks, does, noResult, none } from './base.ts';
import { institutionSchema } from './shapes.ts';

/** First start: founding the site, or opening a database that came from another computer. */
export const setup = {
  state: asks('public').input(none).output(
    z.object({ state: z.enum(['ready', 'notFounded', 'inUse', 'recoveryKeyNeeded', 'keyFileMissing', 'keyFileDamaged', 'newerDatabase', 'damaged']), demo: z.boolean(), version: z.string(), institutionName: z.string().nullable(), keystore: z.enum(['system', 'file']) }),
  ),
  found: does('public')
    .input(
      z.object({
        institution: institutionSchema,
        /** Shared by all computers of the site; null makes a random one. */
        siteSecret: z.string().trim().min(16).max(200).nullable(),
        administrator: z.object({ account: z.string().trim().min(2).max(40), name: z.string().trim().min(1).max(60), password: z.string().max(200) }),
        start: z.enum(['demo', 'own']),
        campaign: z.object({ name: z.string().trim().min(1).max(80), year: z.int().min(2000).max(2200) }),
      }),
    )
    .output(z.object({ /** Shown once, never stored. */ recoveryKey: z.array(z.string()), siteSecret: z.string() })),
  openWithRecoveryKey: does('public').input(z.object({ recoveryKey: z.string().max(200) })).output(noResult),
};
