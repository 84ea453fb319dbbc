import { join } from 'node:path';
import type { DeskEvent } from '../../../shared/contract/events.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import type { BackupKeeper } from '../backup/backupKeeper.ts';
import type { Library } from '../db/library.ts';
import type { FolderPlace } from '../folder/folderPlace.ts';
import type { ErrorLog } from '../log.ts';
import type { LongWork } from '../longWork.ts';
import type { OutsideReader } from '../outside/outsideReader.ts';
import type { Platform } from '../platform.ts';
import type { StorySearch } from '../search/storySearch.ts';

/** What every service works with. */
export interface Desk {
  readonly library: Library;
  readonly search: StorySearch;
  /** Whatever comes from outside is read through this. */
  readonly outside: OutsideReader;
  /** The same for pictures that go out, whose making takes longer: nothing that comes in waits for it. */
  readonly pictures: OutsideReader;
  readonly platform: Platform;
  readonly folders: Folders;
  /** Where the data folder lies. */
  readonly place: FolderPlace;
  readonly version: string;
  readonly now: () => Date;
  readonly emit: (event: DeskEvent) => void;
  /** For what is not expected and is answered for all the same. */
  readonly log: ErrorLog;
  readonly notices: string[];
  readonly longWork: LongWork;
  /** Null where none are made: on the command line, and for a library that is only to be read. */
  readonly backups: BackupKeeper | null;
  /** Throws StetError `readOnly` when this library is only to be read. */
  readonly assertWritable: () => void;
}

export interface Folders {
  readonly data: string;
  readonly media: string;
  readonly log: string;
  readonly themes: string;
  readonly templates: string;
  readonly samples: string;
}

export function foldersOf(data: string, resources: string): Folders {
  return {
    data,
    media: join(data, 'media'),
    log: join(data, 'log'),
    themes: join(resources, 'themes'),
    templates: join(resources, 'templates'),
    samples: join(resources, 'sample-stories'),
  };
}

export function assertWritable(library: Library): void {
  if (library.state === 'newer') {
    throw new StetError(
      'readOnly',
      'A newer Stet made this library, so nothing was changed. Update Stet to go on writing.',
    );
  }
  if (library.state === 'readOnly') {
    throw new StetError(
      'readOnly',
      'The data folder cannot be written, so nothing was changed. Check its permissions, then open Stet again.',
    );
  }
}
