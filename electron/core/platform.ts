import type { StartReader } from './outside/readerProcess.ts';

/**
 * What a host lends the core because plain Node has none of it. A member that is left out is something
 * this host cannot do; `app.info` tells the window so.
 */
export interface Platform {
  readonly host: 'electron' | 'browser' | 'terminal';
  /** Address prefix under which the host serves `media:<name>`: prefix + name. Empty when it serves none. */
  readonly mediaPrefix: string;
  /** Null when the person chose none. `start` is where the dialog opens. */
  readonly chooseFolder?: (start: string) => Promise<string | null>;
  /** Shows a file in the system's own file list. */
  readonly reveal?: (path: string) => Promise<void>;
  /** A page as PDF. Scripts and network are off while it is laid out. */
  readonly printPdf?: (html: string) => Promise<Uint8Array>;
  /** How this host starts the process in which files from outside are read, when its own program is no plain Node. */
  readonly startReader?: StartReader;
}

/** A host with nothing but the core: the command line and the tests. */
export const barePlatform: Platform = { host: 'terminal', mediaPrefix: '' };

export { lastWords } from './outside/lastWords.ts';
export type { StartReader } from './outside/readerProcess.ts';
export { residentMemory } from './outside/residentMemory.ts';
export { canPrint, createPrinter, type Printer } from './printer.ts';
export { longestPrint, printWithin } from './printWithin.ts';
export { readMediaBeside } from './readMediaBeside.ts';
