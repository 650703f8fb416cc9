import type { Instant } from '../model/person.ts';

/**
 * A hybrid logical clock: `wallMs` is the highest wall clock seen, `count` orders entries within one millisecond.
 * Kulkarni, Demirbas et al., «Logical Physical Clocks», 2014.
 */
export interface Clock { wallMs: Instant; count: number }

/** Sorts as text in the order of the clock: 12 hex digits of milliseconds, 4 of the count, then the node. */
type Stamp = string;

const maximumCount = 0xffff;

/** The next reading for an entry written here, never lower than anything this clock has given before. */
export function tick(clock: Clock, nowMs: Instant): Clock {
  if (nowMs > clock.wallMs) return { wallMs: nowMs, count: 0 };
  if (clock.count < maximumCount) return { wallMs: clock.wallMs, count: clock.count + 1 };
  return { wallMs: clock.wallMs + 1, count: 0 };
}

export function stampOf(clock: Clock, node: string): Stamp {
  return `${clock.wallMs.toString(16).padStart(12, '0')}-${clock.count.toString(16).padStart(4, '0')}-${node}`;
}

const stampPattern = /^([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-z]+)$/;

export function readStamp(stamp: Stamp): { clock: Clock; node: string } | null {
  const match = stampPattern.exec(stamp);
  if (!match) return null;
  return { clock: { wallMs: Number.parseInt(match[1] as string, 16), count: Number.parseInt(match[2] as string, 16) }, node: match[3] as string };
}
