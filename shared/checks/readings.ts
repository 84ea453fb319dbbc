import { findReadings } from '../story/readingMark.ts';
import { defineCheck } from './check.ts';

/** Readings that no longer say what the story says. */
export const readings = defineCheck({
  name: 'readings',
  run({ document, meta }, report) {
    for (const { position, isOlder } of findReadings(document, meta.language)) {
      if (!isOlder) continue;
      report({
        code: 'audio.readingOlder',
        severity: 'warning',
        message: 'The reading is older than the text. Make it again, or take it out.',
        position,
      });
    }
  },
});
