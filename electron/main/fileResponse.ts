import { Readable } from 'node:stream';
import { byteRange } from './byteRange.ts';

/** A file, and how to read it from `start` up to and with `end`. */
export interface ServedFile {
  readonly bytes: number;
  read(start: number, end: number): Readable;
}

/** A file as the answer to a page's request, whole or the asked range of it (RFC 9110, section 14). */
export function fileResponse(
  request: Request,
  { bytes: size, read }: ServedFile,
  headers: Readonly<Record<string, string>>,
): Response {
  const range = byteRange(request.headers.get('range'), size);
  const common = { ...headers, 'Accept-Ranges': 'bytes' };
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...common, 'Content-Range': `bytes */${size}` } });
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  const length = last - first + 1;
  const isBodiless = request.method === 'HEAD' || length === 0;
  return new Response(isBodiless ? null : streamOf(read(first, last)), {
    status: range === null ? 200 : 206,
    headers: {
      ...common,
      'Content-Length': String(length),
      ...(range === null ? {} : { 'Content-Range': `bytes ${first}-${last}/${size}` }),
    },
  });
}

function streamOf(readable: Readable): ReadableStream {
  // Node's own stream type and the global one describe the same object.
  return Readable.toWeb(readable) as ReadableStream;
}
