import { z } from 'zod';

/** How the stand-in should be found by the main process, given in the environment. */
const given = z
  .object({ isPackaged: z.boolean().default(false), isFirst: z.boolean().default(true) })
  .parse(JSON.parse(process.env['STAND_IN'] ?? '{}'));

export const settings = {
  ...given,
  /** What a test wants the next dialogs answered with, first in first out; 0 or "cancelled" when it is empty. */
  answers: [] as unknown[],
  onExit: (code: number): void => process.exit(code),
};
