import { parseArgs } from 'node:util';
import { scheduleOf } from './scheduleOf.ts';
import { runSchedule } from './world.ts';

/** `npm run fuzz -- --schedules N --seed S`: what can happen to stations that write about the same people, and whether they agree afterwards. */
const { values } = parseArgs({ options: { schedules: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' }, only: { type: 'string' } } });


const total: Record<string, number> = {};
let failed = 0;
const startedAt = performance.now();
const seeds = values.only === undefined ? Array.from({ length: Number(values.schedules) }, (_, at) => `${values.seed}/${at}`) : [values.only];
for (const [at, seed] of seeds.entries()) {
  const { wrong, counts } = await runSchedule(scheduleOf(seed));
  for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count;
  if (wrong.length > 0) {
    failed += 1;
    console.log(`seed ${seed}:\n  ${wrong.slice(0, 12).join('\n  ')}`);
    if (failed >= 20) break;
  }
  if (at % 100 === 99) console.error(`${at + 1}/${seeds.length}, ${failed} failed, ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
}
console.log(JSON.stringify({ schedules: seeds.length, failed, seconds: Math.round((performance.now() - startedAt) / 1000), ...total }));
process.exit(failed === 0 ? 0 : 1);
