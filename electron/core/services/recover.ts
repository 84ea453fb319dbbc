import { endRecovery } from '../db/recovery.ts';
import type { Desk } from './desk.ts';
import { heal } from './heal.ts';
import { healNotices, recoveryNotice } from './recoveryNotices.ts';
import { takeOver } from './takeOver.ts';

/**
 * Makes the library whole before anybody sees it: from what was moved aside, and from the journal. The person
 * is told what happened and what may be missing.
 */
export function recover(desk: Desk): void {
  const { recovery, settings } = desk.library;
  if (recovery === null) {
    desk.notices.push(...healNotices(desk, heal(desk)));
    return;
  }
  // What was left of the samples comes back with the rest.
  desk.library.write(() => settings.setFact('samples', 'added'));
  const taken = takeOver(desk, recovery);
  const healed = heal(desk);
  desk.notices.push(recoveryNotice(desk, recovery, { taken, healed }));
  endRecovery(desk.folders.data);
}
