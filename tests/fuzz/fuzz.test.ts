import { afterAll, describe, expect, test } from 'vitest';
import { fuzzers } from './fuzzers.ts';
import { createRandom } from './random.ts';

// The short form of `npm run fuzz`: the same seeds every time, and those that once found something.

describe.each(fuzzers)('$name', ({ few, seeds, start }) => {
  const started = start();
  afterAll(async () => (await started).stop?.());

  test(`bears ${few} tries`, { timeout: 120_000 }, async () => {
    const fuzzing = await started;
    let tried = 0;
    for (const seed of [...seeds, ...Array.from({ length: few }, (_, index) => index + 1)]) {
      try {
        await fuzzing.try(createRandom(seed));
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
      tried += 1;
    }
    expect(tried).toBe(few + seeds.length);
  });
});
