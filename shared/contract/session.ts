import { z } from 'zod';
import { asks, does, noResult, none, stays } from './base.ts';
import { sessionSchema } from './shapes.ts';

export const session = {
  current: asks('public').input(none).output(sessionSchema.nullable()),
  signIn: does('public').input(z.object({ account: z.string().max(40), password: z.string().max(200) })).output(sessionSchema),
  /** Quick switch at a shared station: a badge, or account and PIN, once somebody signed in here by password today. */
  switchByBadge: does('public').input(z.object({ badge: z.string().min(1).max(80) })).output(sessionSchema),
  switchByPin: does('public').input(z.object({ account: z.string().max(40), pin: z.string().max(12) })).output(sessionSchema),
  /** Sent now and then by a screen that somebody is reading, so that it is not locked as deserted. */
  stay: stays.input(none).output(noResult),
  lock: does('public').input(none).output(noResult),
  unlock: does('public').input(z.object({ password: z.string().max(200).optional(), pin: z.string().max(12).optional() })).output(sessionSchema),
  signOut: does('public').input(none).output(noResult),
  changePassword: does('signedIn').input(z.object({ password: z.string().max(200), newPassword: z.string().max(200) })).output(noResult),
  /** Null takes the PIN away. */
  setPin: does('signedIn').input(z.object({ password: z.string().max(200), pin: z.string().max(12).nullable() })).output(noResult),
};
