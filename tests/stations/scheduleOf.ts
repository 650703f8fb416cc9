import { seededRandom } from '../../electron/station/demo/seededRandom.ts';
import type { Schedule } from './world.ts';

export function scheduleOf(seed: string): Schedule {
  const random = seededRandom(`schedule ${seed}`);
  return { seed, stations: random.int(2, 6), steps: random.int(20, 160), faults: random.chance(0.85) };
}
