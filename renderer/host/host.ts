import type { AppInfo } from '../../shared/contract/calls.ts';
import { type Api, connect, type Host } from '../../shared/contract/host.ts';
import { loopbackHost } from './loopbackHost.ts';
import { withTimeLimits } from './timeLimits.ts';
import { takeToken } from './token.ts';

declare global {
  interface Window {
    /** Set by Electron's preload; a browser has none. */
    readonly host?: Host;
  }
}

/** The core, whichever way this window reaches it. The only place that knows which way that is. */
export const api: Api = connect(chooseHost());

function chooseHost(): Host {
  const { host } = window;
  if (host === undefined) return loopbackHost(takeToken());
  return { call: withTimeLimits((name, input) => host.call(name, input)), on: host.on };
}

let mediaPrefix: string | null = null;
const firstInfo = Promise.withResolvers<AppInfo>();
let newestInfo = firstInfo.promise;

/** What encrypts text that this window keeps for itself, or null where nothing is; waits until the core has said. */
export async function shelfKey(): Promise<CryptoKey | null> {
  const { shelfKey: key } = await newestInfo;
  if (key === null) return null;
  const bytes = Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Asks once what this desk is and can do, and keeps the answer. Rejects with StetError. */
export async function loadInfo(): Promise<AppInfo> {
  const info = await api.call('app.info', {});
  mediaPrefix = info.mediaPrefix;
  firstInfo.resolve(info);
  newestInfo = Promise.resolve(info);
  return info;
}

/**
 * The address under which a media source may be shown, or null for what is never loaded: no source, or one
 * that lies on somebody's server.
 */
export function mediaUrl(source: string | null | undefined): string | null {
  if (mediaPrefix === null || source === null || source === undefined) return null;
  return source.startsWith('media:') ? mediaPrefix + source.slice('media:'.length) : null;
}
