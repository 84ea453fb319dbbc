import { app, type BrowserWindow } from 'electron';
import { z } from '../../shared/zod.ts';

const handedOver = z.object({ files: z.array(z.string()) });

/**
 * Claims this data folder's window for this process. False when another has it: that one comes to the front
 * and opens the files, and this one should end.
 */
export function claimInstance(
  files: readonly string[],
  meet: { readonly window: () => BrowserWindow | null; readonly open: (files: readonly string[]) => void },
): boolean {
  if (!app.requestSingleInstanceLock({ files })) return false;
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const window = meet.window();
    if (window?.isMinimized() === true) window.restore();
    window?.show();
    window?.focus();
    const handed = handedOver.safeParse(data);
    if (handed.success) meet.open(handed.data.files);
  });
  return true;
}
