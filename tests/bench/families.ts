import { bulk } from './bulk.ts';
import { encryption } from './encryption.ts';
import { exporting } from './exporting.ts';
import type { Family } from './family.ts';
import { importing } from './importing.ts';
import { longStory } from './longStory.ts';
import { media } from './media.ts';
import { opening } from './opening.ts';
import { queue } from './queue.ts';
import { saving } from './saving.ts';
import { starting } from './starting.ts';
import { typing } from './typing.ts';

/** Everything that is measured, in the table's order. */
export const families: readonly Family[] = [
  typing,
  opening,
  longStory,
  starting,
  saving,
  encryption,
  exporting,
  importing,
  queue,
  bulk,
  media,
];
