import type { Handlers } from '../dispatch.ts';
import type { Desk } from './desk.ts';
import { exportFolder } from './exportFolder.ts';
import { listTemplates } from './templates.ts';
import { listThemes } from './themes.ts';

/** What this desk is and can do, and the parting of a window. */
export function appService(desk: Desk, flushed: () => void): Pick<Handlers, 'app.info' | 'app.flushed'> {
  const { library, platform, folders } = desk;
  return {
    'app.info': async () => ({
      version: desk.version,
      host: platform.host,
      library: library.state,
      dataFolder: folders.data,
      exportFolder: exportFolder(library),
      mediaPrefix: platform.mediaPrefix,
      can: {
        chooseFolder: platform.chooseFolder !== undefined,
        reveal: platform.reveal !== undefined,
        pdf: platform.printPdf !== undefined,
      },
      templates: await listTemplates(folders.templates),
      themes: await listThemes(folders.themes),
      notices: desk.notices,
    }),
    'app.flushed'() {
      flushed();
      return {};
    },
  };
}
