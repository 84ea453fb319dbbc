import type { AppInfo } from '../../shared/contract/calls.ts';
import { api } from '../host/host.ts';
import { desk } from './desk.ts';

/** It is not said of this folder again, unless the library takes no changes. */
export async function dismissFolderWarning(info: AppInfo): Promise<void> {
  desk.set({ info: { ...info, folderWarning: null } });
  if (info.folderWarning === null) return;
  await api.call('settings.write', { values: { warnedFolder: info.folderWarning.folder } }).catch(() => {});
}
