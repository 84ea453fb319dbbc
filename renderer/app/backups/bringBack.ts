import type { BackupInfo } from '../../../shared/contract/calls.ts';
import { api } from '../../host/host.ts';
import { problemText } from '../../ui/problem.ts';
import { showToast } from '../../ui/toast.ts';
import { clockTime, counted } from '../../ui/uiLocale.ts';
import { flushOf } from '../storyActions.ts';

/** Brings stories back as they were in a backup. Returns what went wrong, in a sentence for each story, or null. */
export async function bringBack({ name, at }: BackupInfo, ids: readonly string[]): Promise<string | null> {
  try {
    // What is typed and not saved yet belongs to the version that is kept.
    await flushOf(ids);
    const { outcomes } = await api.call('backups.restore', { name, ids: [...ids] });
    const errors = outcomes.flatMap(({ error }) => (error === null ? [] : [error]));
    const back = outcomes.length - errors.length;
    if (back > 0)
      showToast({
        text: `${counted(back, 'story is', 'stories are')} back as at ${clockTime(at)}. Each earlier text is a version.`,
      });
    return errors.length === 0 ? null : [...new Set(errors)].join(' ');
  } catch (error) {
    return problemText(error);
  }
}
