import { parseArgs } from 'node:util';
import { inColumns } from '../columns.ts';
import { fuzzers } from './fuzzers.ts';
import { createRandom } from './random.ts';

/*
 * `npm run fuzz -- --minutes N [--only NAME] [--seed N]`: new seeds for so long, shared out among the fuzzers,
 * or one seed again. Prints a table; a seed that finds something is named with what it found, and the exit
 * code is 1. Such a seed belongs into its fuzzer's list, where `npm test` tries it for ever.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    seed: { type: 'string' },
  },
});
const chosen = fuzzers.filter(({ name }) => name.includes(values.only));
const share = (Number(values.minutes) * 60_000) / Math.max(1, chosen.length);
const first = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const most = values.seed === undefined ? Number.POSITIVE_INFINITY : 1;

const rows: string[][] = [];
for (const { name, start } of chosen) {
  const fuzzing = await start();
  const until = performance.now() + share;
  const found: number[] = [];
  let tried = 0;
  for (; tried < most && performance.now() < until; tried += 1) {
    const seed = first + tried;
    try {
      await fuzzing.try(createRandom(seed));
    } catch (error) {
      found.push(seed);
      if (found.length <= 3) console.error(`${name}, seed ${seed}:`, error);
    }
  }
  await fuzzing.stop?.();
  rows.push([name, String(tried), found.length === 0 ? 'none' : found.slice(0, 10).join(' ')]);
  if (found.length > 0) process.exitCode = 1;
}
console.log(inColumns([['fuzzed', 'tries', 'seeds that found something'], ...rows]));
