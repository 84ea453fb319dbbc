import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface FileToSend {
  readonly type: string;
  readonly bytes: number;
  /** From `start` up to and with `end`. */
  read(start: number, end: number): Readable;
}

/** Sends a file, or the one range of it that was asked for, so that sound and film can be sought in (RFC 9110, 14). */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { type, bytes, read }: FileToSend,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const range = readRange(request.headers.range, bytes);
  const common = { ...headers, 'Content-Type': type, 'Accept-Ranges': 'bytes' };
  if (range === 'unsatisfiable') {
    response.writeHead(416, { ...common, 'Content-Range': `bytes */${bytes}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  response.writeHead(range === null ? 200 : 206, {
    ...common,
    'Content-Length': String(end - start + 1),
    ...(range === null ? {} : { 'Content-Range': `bytes ${start}-${end}/${bytes}` }),
  });
  if (request.method === 'HEAD' || bytes === 0) {
    response.end();
    return;
  }
  try {
    await pipeline(read(start, end), response);
  } catch {
    // The reader went away or the file did: the length promised tells the other side that it is not whole.
    response.destroy();
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Null for the whole file, also when several ranges or other units are asked for, as the standard allows. */
function readRange(header: string | undefined, bytes: number): Range | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return null;
  if (match[1] === '') {
    const last = Number(match[2]);
    return last === 0 || bytes === 0 ? 'unsatisfiable' : { start: Math.max(0, bytes - last), end: bytes - 1 };
  }
  const start = Number(match[1]);
  const end = match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1);
  if (start >= bytes) return 'unsatisfiable';
  return end < start ? null : { start, end };
}
