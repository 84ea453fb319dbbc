import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { mediaTypes } from '../../shared/formats/mediaTypes.ts';
import type { StoredMedia } from '../core/core.ts';
import { isOurAddress, scheme } from './address.ts';
import { confinedFile } from './confinedFile.ts';
import { fileResponse, type ServedFile } from './fileResponse.ts';
import { mediaHeaders, pageHeaders, secretMediaHeaders } from './pagePolicy.ts';

/** The only two places the page is served from. */
export interface Sources {
  /** The folder of the built renderer. */
  readonly page: string;
  /** The library's file of a `media:` source, or null. */
  media(source: string): StoredMedia | null;
}

const pageTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

export function servePage(session: Session, sources: Sources): void {
  session.protocol.handle(scheme, (request) => answer(request, sources));
}

async function answer(request: Request, sources: Sources): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  if (!isOurAddress(request.url)) return refusal(404);
  const { pathname } = new URL(request.url);
  const found = pathname.startsWith('/media/')
    ? mediaFile(pathname, sources)
    : await pageFile(pathname, sources.page);
  return found === null ? refusal(404) : fileResponse(request, found.file, found.headers);
}

interface Found {
  readonly file: ServedFile;
  readonly headers: Readonly<Record<string, string>>;
}

async function pageFile(pathname: string, root: string): Promise<Found | null> {
  const type = pageTypes[extensionOf(pathname)];
  const path = type === undefined ? null : await confinedFile(root, pathname);
  if (path === null || type === undefined) return null;
  const { size } = await stat(path);
  const read = (start: number, end: number) => createReadStream(path, { start, end });
  return { file: { bytes: size, read }, headers: { ...pageHeaders, 'Content-Type': type } };
}

function mediaFile(pathname: string, { media }: Sources): Found | null {
  const name = /^\/media\/([0-9a-f]{64}\.[a-z0-9]{1,5})$/.exec(pathname)?.[1];
  const type = name === undefined ? undefined : mediaTypes[extensionOf(name)];
  const file = type === undefined ? null : media(`media:${name}`);
  if (file === null || type === undefined) return null;
  const headers = file.isSealed ? secretMediaHeaders : mediaHeaders;
  return { file, headers: { ...headers, 'Content-Type': type } };
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: { ...pageHeaders } });
}
