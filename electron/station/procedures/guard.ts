import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract/contract.ts';
import type { Topic } from '../../../shared/contract/notices.ts';
import { hasPermission } from '../../../shared/model/permissions.ts';
import type { Application } from '../application.ts';
import { setting } from '../db/queries/settings.ts';
import { staffById, type StaffRow } from '../db/queries/staff.ts';
import { defaultLockAfterMinutes, isIdle, type Door } from '../session/session.ts';
import { credentialMark } from '../session/passwords.ts';
import type { StationState } from '../stationState.ts';
import { locked, notPermitted, notSignedIn, refused } from './failures.ts';

/** What a door gives every call: the station in whatever state it is, and its own session. Never the payload. */
export interface DoorContext {
  station: StationState;
  door: Door;
  /** Tells the door that somebody came in at this call, so that it knows them by a new mark from here on. */
  entered?: (() => void) | undefined;
}

/** What the guard adds. `caller` is null only where a procedure is public. */
export interface GuardedContext extends DoorContext { caller: { app: Application; staff: StaffRow } | null }

const topicsOf: Partial<Record<keyof typeof contract, readonly Topic[]>> = {
  site: ['site'], campaigns: ['site'], catalogue: ['site'], staff: ['site'], setup: ['site', 'session'], residents: ['residents'], examinations: ['examinations', 'progress'], records: ['examinations', 'progress'],
  specimens: ['examinations', 'progress'], attachments: ['examinations'], review: ['examinations', 'progress', 'batches'], referrals: ['examinations'], batches: ['batches', 'progress'], roster: ['tasks'],
};

/** Who is at a door, locked or not. Nobody once they were deactivated or what they came in with was changed or taken away. */
export function staffAt(app: Application, door: Door): StaffRow | null {
  const { session } = door;
  const staff = session && staffById(app.db, session.staffId);
  return session && staff?.active === true && credentialMark(staff, session.by) === session.credential ? staff : null;
}

/** The people behind a session, or the failure that there is none. Says why, so that the screen can lock or ask. */
export function signedInStaff(app: Application, door: Door): StaffRow {
  const { session } = door;
  const staff = staffAt(app, door);
  if (!session || !staff) throw notSignedIn();
  if (!session.locked && isIdle(session, app.now(), setting<number>(app.db, 'lockAfterMinutes') ?? defaultLockAfterMinutes)) session.locked = true;
  if (session.locked) throw locked();
  return staff;
}

/** The one place where it is decided who may do what; every procedure of the contract passes here. */
export const os = implement(contract)
  .$context<DoorContext>()
  .use(async ({ context, next, procedure, path }, input: unknown) => {
    const { needs, writes, tells, active } = procedure['~orpc'].meta;
    const { app } = context.station;
    let caller: GuardedContext['caller'] = null;
    if (needs !== 'public') {
      if (!app) throw refused('notFounded');
      const staff = signedInStaff(app, context.door);
      if (needs !== 'signedIn' && !hasPermission(staff, needs)) throw notPermitted(needs);
      if (active && context.door.session) context.door.session.lastActiveMs = app.now();
      caller = { app, staff };
    }
    const run = async () => next({ context: { caller } });
    const result = await (writes && app ? app.turns.take(run) : run());
    const topics = topicsOf[path[0] as keyof typeof contract];
    if (tells && topics) {
      const examinationId = (input as { examinationId?: unknown } | undefined)?.examinationId;
      context.station.app?.notices.say(topics, typeof examinationId === 'string' ? examinationId : null);
    }
    return result;
  });

/** The caller of a procedure that is not public. */
export function callerOf(context: { caller: GuardedContext['caller'] }): { app: Application; staff: StaffRow } {
  if (context.caller === null) throw notSignedIn();
  return context.caller;
}
