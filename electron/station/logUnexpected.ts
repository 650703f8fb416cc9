import { ORPCError } from '@orpc/server';
import type { DoorContext } from './procedures/guard.ts';

/**
 * Around every call of a door: what a procedure did not mean to fail with. The caller hears only that it failed; where it did
 * is written down. Neither the message nor what was asked is: either may hold something about a person.
 */
export async function logUnexpected<T>({ context, next }: { context: DoorContext; next: () => Promise<T> }): Promise<T> {
  try {
    return await next();
  } catch (error) {
    const isMeant = error instanceof ORPCError && error.status < 500;
    const cause: unknown = error instanceof ORPCError ? (error.cause ?? error) : error;
    if (!isMeant && cause instanceof Error && cause.name !== 'AbortError') {
      const at = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
      context.station.app?.log.error({ failure: cause.name, code: 'code' in cause ? String(cause.code) : null, at }, 'procedure failed unexpectedly');
    }
    throw error;
  }
}
