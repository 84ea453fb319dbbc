import type { AppInfo } from '../../shared/contract/calls.ts';
import { type Api, connect, type Host } from '../../shared/contract/host.ts';
import { loopbackHost } from './loopbackHost.ts';
import { learnShelfKey } from './shelfKey.ts';
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
const answer = Promise.withResolvers<void>();

/** Settles when the desk first answered, or could not: before, nobody knows where media are. */
export const introduced: Promise<void> = answer.promise;

/** Asks once what this desk is and can do, and keeps the answer. Rejects with StetError. */
export async function loadInfo(): Promise<AppInfo> {
  try {
    const info = await api.call('app.info', {});
    mediaPrefix = info.mediaPrefix;
    learnShelfKey(info);
    return info;
  } finally {
    answer.resolve();
  }
}

/** A media file's bytes, or null when it is gone or larger than `most`. */
export async function mediaBytes(source: string, most: number): Promise<ArrayBuffer | null> {
  const address = mediaUrl(source);
  if (address === null) return null;
  const response = await fetch(address);
  if (!response.ok || Number(response.headers.get('Content-Length') ?? 0) > most) {
    await response.body?.cancel();
    return null;
  }
  return response.arrayBuffer();
}

/**
 * The address under which a media source may be shown, or null for what is never loaded: no source, or one
 * that lies on somebody's server.
 */
export function mediaUrl(source: string | null | undefined): string | null {
  if (mediaPrefix === null || source === null || source === undefined) return null;
  return source.startsWith('media:') ? mediaPrefix + source.slice('media:'.length) : null;
}
