import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const most = 1_000_000;

/** Writes an unexpected error down under an id that the person is shown. Never throws. */
export type ErrorLog = (id: string, during: string, error: unknown) => void;

/**
 * A log in `folder` of what went wrong inside Stet. An error's message may quote a story, a title or a path,
 * so it is left out: name, code and the functions it passed through are enough to find a bug.
 */
export function createErrorLog(folder: string, now: () => Date): ErrorLog {
  const path = join(folder, 'stet.log');
  return (id, during, error) => {
    const lines = [`${now().toISOString()} ${id} ${during} ${describe(error)}`, ...frames(error)];
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > most) renameSync(path, `${path}.1`);
      appendFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk is reported by the call that met it; there is nowhere left to write this.
    }
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}

/** `at function (file:line:column)`, the file without its folder. */
function frames(error: unknown): readonly string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  return error.stack.split('\n').flatMap((line) => {
    const frame = /^\s+at (?:(?:async )?([\w.$<>[\] ]+) \()?(.+?):(\d+):(\d+)\)?$/.exec(line);
    return frame ? [`    at ${frame[1] ?? ''} (${basename(frame[2] ?? '')}:${frame[3]}:${frame[4]})`] : [];
  });
}
