import { closeSync, fdatasync, fdatasyncSync, ftruncateSync, openSync, rmSync } from 'node:fs';
import { writeAll } from '../writeDurably.ts';
import { beginLine } from './entry.ts';
import type { LineCodec } from './line.ts';

/** How long written lines wait for the disk, in milliseconds: the database has them on it already. */
const syncDelay = 500;

/** The segment that is being written. Everything but the waiting for the disk is done when it returns. */
export interface SegmentWriter {
  readonly path: string;
  /** In bytes. */
  size(): number;
  /** Nothing was written to it yet. */
  isEmpty(): boolean;
  /** All of it or none of it, as far as the disk lets it. Throws a file system error; then it must be left. */
  write(written: readonly Uint8Array[]): void;
  /** With everything on the disk, or a file system error; it is closed either way. */
  close(): void;
}

/** Begins a segment. Throws a file system error, and leaves no file then. */
export function beginSegment(path: string, library: string, lines: LineCodec): SegmentWriter {
  const file = openSync(path, 'ax', 0o600);
  const begin = lines.encode(beginLine(library));
  let size = 0;
  let timer: NodeJS.Timeout | null = null;
  let isSyncing = false;
  let isClosed = false;

  function append(bytes: Uint8Array): void {
    try {
      writeAll(file, bytes);
      size += bytes.length;
    } catch (error) {
      ftruncateSync(file, size);
      throw error;
    }
  }

  function syncSoon(): void {
    if (timer !== null || isClosed) return;
    timer = setTimeout(() => {
      timer = null;
      if (isSyncing) return syncSoon();
      isSyncing = true;
      // A disk that fails here fails the next write too, which says so.
      fdatasync(file, () => {
        isSyncing = false;
      });
    }, syncDelay);
    timer.unref();
  }

  try {
    append(begin);
  } catch (error) {
    closeSync(file);
    rmSync(path, { force: true });
    throw error;
  }
  return {
    path,
    size: () => size,
    isEmpty: () => size <= begin.length,
    write(written) {
      append(written.length === 1 && written[0] !== undefined ? written[0] : Buffer.concat(written));
      syncSoon();
    },
    close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      try {
        fdatasyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}
