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

/** How long a command waits for a Stet that takes no calls to let go of the folder, in milliseconds. */
const patience = 30_000;
/** One that is just starting says where it is within this. */
const startPatience = 3000;

/**
 * The desk of a data folder: the one that runs, when it takes calls; else the core itself; else the one whose
 * turn comes when a Stet without an address closes. Throws StetError `storage` when that takes too long.
 */
export async function openDesk(dataFolder: string): Promise<Desk> {
  const began = Date.now();
  let hasSaid = false;
  for (;;) {
    try {
      return await openCore(resolve(dataFolder));
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      const running =
        error.desk?.url == null ? null : await connectToRunning(error.desk.url, error.desk.token);
      if (running !== null) return running;
      const waited = Date.now() - began;
      if (waited > patience)
        throw new StetError(
          'storage',
          'Stet is open and still holds the data folder. Close it and try again.',
        );
      if (waited > startPatience && !hasSaid) {
        hasSaid = true;
        print.words(
          `Stet is open and holds the data folder. Waiting for it to close, ${patience / 1000} seconds at most.`,
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
