import { protocol, type Session } from 'electron';
import { mediaTypes } from '../../shared/formats/mediaTypes.ts';
import { isOurAddress, scheme } from './address.ts';
import { confinedFile } from './confinedFile.ts';
import { fileResponse } from './fileResponse.ts';
import { mediaHeaders, pageHeaders } from './pagePolicy.ts';

/** The only two places the page is served from. */
export interface Roots {
  /** The built renderer. */
  readonly page: string;
  /** The library's media folder: `<first 2 hex>/<sha256>.<extension>`. */
  readonly media: string;
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

export function servePage(session: Session, roots: Roots): void {
  session.protocol.handle(scheme, (request) => answer(request, roots));
}

async function answer(request: Request, roots: Roots): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  if (!isOurAddress(request.url)) return refusal(404);
  const { pathname } = new URL(request.url);
  const found = pathname.startsWith('/media/')
    ? await mediaFile(pathname, roots.media)
    : await pageFile(pathname, roots.page);
  return found === null ? refusal(404) : fileResponse(request, found.path, found.headers);
}

interface Found {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function pageFile(pathname: string, root: string): Promise<Found | null> {
  const type = pageTypes[extensionOf(pathname)];
  const path = type === undefined ? null : await confinedFile(root, pathname);
  return path === null || type === undefined
    ? null
    : { path, headers: { ...pageHeaders, 'Content-Type': type } };
}

async function mediaFile(pathname: string, root: string): Promise<Found | null> {
  const name = /^\/media\/([0-9a-f]{64}\.[a-z0-9]{1,5})$/.exec(pathname)?.[1];
  if (name === undefined) return null;
  const type = mediaTypes[extensionOf(name)];
  if (type === undefined) return null;
  const path = await confinedFile(root, `/${name.slice(0, 2)}/${name}`);
  return path === null ? null : { path, headers: { ...mediaHeaders, 'Content-Type': type } };
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: { ...pageHeaders } });
}
