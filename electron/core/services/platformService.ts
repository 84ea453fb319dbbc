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
      if (!isAbsolute(path) || !existsSync(path))
        throw new StetError('notFound', 'The file is not there any more.');
      await reveal(path);
      return {};
    },
  };
}
