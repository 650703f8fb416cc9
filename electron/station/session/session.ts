export type CameBy = 'password' | 'pin' | 'badge';

/** Who is at this door now. Made and changed by the station alone, never by what a client sends. */
export interface Session {
  staffId: string;
  by: CameBy;
  /** What it was opened with, as `credentialMark` says it; once that is changed or taken away, the session is over. */
  credential: string;
  locked: boolean;
  lastActiveMs: number;
  /** When a password was last given at this door; a PIN alone is enough only on the same day. */
  passwordAtMs: number;
}

/** One door's place for a session: a window has one, a browser has one behind its cookie. */
export interface Door { readonly kind: 'window' | 'http' | 'direct'; session: Session | null }

export const defaultLockAfterMinutes = 15;

export function isIdle(session: Session, nowMs: number, lockAfterMinutes: number): boolean {
  return nowMs - session.lastActiveMs > lockAfterMinutes * 60_000;
}
