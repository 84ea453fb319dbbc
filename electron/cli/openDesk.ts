import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Api, connect } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { backupFolderOf, type Core, createCore, FolderInUse } from '../core/core.ts';
import { canPrint, createPrinter, type Platform, type Printer } from '../core/platform.ts';
import { connectToRunning } from './connectToRunning.ts';
import { print } from './output.ts';
import { unlockHere } from './unlockHere.ts';

export interface Desk {
  readonly api: Api;
  /** The bytes of a `media:` source, or null when the file is gone. */
  media(source: string): Promise<Uint8Array | null>;
  readonly printer: Printer;
  close(): Promise<void>;
}

/** How long a command waits for one that is at work with the folder, in milliseconds. */
const patience = 30_000;

/**
 * The desk of a data folder: the one that runs, when it takes calls; else the core itself, when its turn comes after
 * other commands. Throws StetError `storage` when that takes too long, and at once where waiting is of no use.
 */
export async function openDesk(dataFolder: string): Promise<Desk> {
  const began = Date.now();
  let hasSaid = false;
  for (;;) {
    try {
      return await openCore(resolve(dataFolder));
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      // On another machine, or in a window that takes no commands: it says what to do, and waiting is of no use.
      if (error.machine !== null || error.desk?.url === null) throw error;
      const running =
        error.desk?.url == null ? null : await connectToRunning(error.desk.url, error.desk.token);
      if (running !== null) return running;
      const waited = Date.now() - began;
      if (waited > patience)
        throw new StetError(
          'storage',
          'Another command, or a Stet that is just starting, still holds the data folder. Try again when it has ended.',
        );
      if (!hasSaid) {
        hasSaid = true;
        print.words(
          `Another command, or a Stet that is just starting, holds the data folder. Waiting for it, ${patience / 1000} seconds at most.`,
        );
      }
      await pause(200);
    }
  }
}

async function openCore(dataFolder: string): Promise<Desk> {
  const printer = createPrinter();
  const platform: Platform = {
    host: 'terminal',
    mediaPrefix: '',
    ...(canPrint() ? { printPdf: (html: string) => printer.pdf(html) } : {}),
  };
  const core: Core = await createCore({
    dataFolder,
    backupFolder: backupFolderOf(dataFolder),
    resourcesFolder: join(import.meta.dirname, '..', '..', 'resources'),
    platform,
  });
  const api = connect({ call: core.dispatch, on: core.onEvent });
  await unlockHere(api).catch(async (error: unknown) => {
    await core.close();
    throw error;
  });
  const { notices } = await api.call('app.info', {});
  for (const notice of notices) print.words(notice);
  return {
    api,
    printer,
    async media(source) {
      const file = core.media(source);
      return file && Buffer.concat(await file.read(0, Math.max(0, file.bytes - 1)).toArray());
    },
    async close() {
      await printer.close();
      await core.close();
    },
  };
}
