import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { StetError } from '../../../shared/contract/reply.ts';
import type { Handlers } from '../dispatch.ts';
import type { Desk } from './desk.ts';

/** What only the host can do. Calls fail with `unsupported` where it cannot; `app.info` says so beforehand. */
export function platformService(desk: Desk): Pick<Handlers, 'platform.chooseFolder' | 'platform.reveal'> {
  const { chooseFolder, reveal } = desk.platform;
  return {
    async 'platform.chooseFolder'({ start }) {
      if (chooseFolder === undefined)
        throw new StetError('unsupported', 'Type the folder’s path: this window cannot show folders.');
      return { folder: await chooseFolder(start) };
    },
    async 'platform.reveal'({ path }) {
      if (reveal === undefined) throw new StetError('unsupported', 'This window cannot show files.');
      // Only to look at a path on another machine would greet that machine with this one's name.
      if (/^[\\/]{2}/.test(path))
        throw new StetError(
          'unsupported',
          'Files on another machine are not shown from here. Open the folder yourself.',
        );
      if (!isAbsolute(path) || !existsSync(path))
        throw new StetError('notFound', 'The file is not there any more.');
      await reveal(path);
      return {};
    },
  };
}
