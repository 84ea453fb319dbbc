import type { AppInfo } from '../../../shared/contract/calls.ts';
import type { Handlers } from '../dispatch.ts';
import { warningOf } from '../folder/folderWords.ts';
import { keyFor } from '../protection/libraryKey.ts';
import type { Desk } from './desk.ts';
import { exportFolder } from './exportFolder.ts';
import { listTemplates } from './templates.ts';
import { listThemes } from './themes.ts';

/** What this desk is and can do. */
export function appService(desk: Desk): Pick<Handlers, 'app.info'> {
  const { library, platform, folders } = desk;
  return {
    'app.info': async () => ({
      version: desk.version,
      host: platform.host,
      library: library.state,
      dataFolder: folders.data,
      exportFolder: exportFolder(library),
      mediaPrefix: platform.mediaPrefix,
      isProtected: library.key !== null,
      shelfKey: library.key && keyFor(library.key, 'shelf').toString('base64'),
      can: {
        chooseFolder: platform.chooseFolder !== undefined,
        reveal: platform.reveal !== undefined,
        pdf: platform.printPdf !== undefined,
      },
      templates: await listTemplates(folders.templates),
      themes: await listThemes(folders.themes),
      notices: desk.notices,
      folderWarning: folderWarning(desk),
    }),
  };
}

/** What is said of each folder until somebody has read it. */
function folderWarning({ library, place, folders }: Desk): AppInfo['folderWarning'] {
  const text = warningOf(place);
  if (text === null || place.kind === 'disk') return null;
  const folder = `${place.name}: ${folders.data}`;
  return library.settings.read()['warnedFolder'] === folder ? null : { text, folder };
}
