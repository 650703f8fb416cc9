import { RPCHandler } from '@orpc/server/message-port';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { logUnexpected } from './logUnexpected.ts';
import { router } from './procedures/router.ts';
import type { Door } from './session/session.ts';
import type { StationState } from './stationState.ts';

const handler = new RPCHandler(router, { interceptors: [logUnexpected] });

/** One door for the desktop window: a reload keeps who is signed in, closing the program does not. */
const doors = new WeakMap<StationState, Door>();

export function servePort(station: StationState, port: SupportedMessagePort): void {
  const door = doors.get(station) ?? { kind: 'window', session: null };
  doors.set(station, door);
  handler.upgrade(port, { context: { station, door } });
}
