import { type DeskEvent, longestSilence } from '../../shared/contract/events.ts';
import type { Host } from '../../shared/contract/host.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts';
import { withTimeLimits } from './timeLimits.ts';

const longestWait = 5000;
const callAddress = new URL('call/', location.href).href;

/**
 * The host of a window in the machine's browser: calls by HTTP, events by WebSocket, both on the origin
 * the page came from. When the connection is lost it tries again, sooner at first, until it is back.
 */
export function loopbackHost(token: string): Host {
  const listeners = new Set<(event: DeskEvent) => void>();
  let failures = 0;
  let isConnected = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket | null = null;

  const tell = (event: DeskEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const setConnected = (value: boolean): void => {
    if (isConnected === value) return;
    isConnected = value;
    tell({ type: value ? 'connected' : 'disconnected' });
  };
  const open = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const address = new URL('events', location.href);
    address.protocol = 'ws:';
    address.hash = '';
    const opening = new WebSocket(address, [`stet.${token}`]);
    socket = opening;
    const lost = (): void => {
      if (socket !== opening) return;
      socket = null;
      clearTimeout(silence);
      setConnected(false);
      failures += 1;
      timer = setTimeout(open, Math.min(longestWait, 250 * 2 ** Math.min(failures, 5)));
    };
    // A connection to a Stet that hangs stays open, and closing it would wait for an answer as well.
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => {
        lost();
        opening.close();
      }, longestSilence);
    };
    heard();
    opening.onopen = () => {
      failures = 0;
      heard();
      setConnected(true);
    };
    opening.onmessage = (message) => {
      if (socket !== opening || typeof message.data !== 'string') return;
      heard();
      // Only this machine's Stet has the token, and it sends nothing but desk events.
      const event = decodeWire(message.data) as DeskEvent;
      if (event.type !== 'beat') tell(event);
    };
    opening.onclose = lost;
  };
  const retryNow = (): void => {
    if (socket === null) open();
  };

  open();
  window.addEventListener('online', retryNow);
  window.addEventListener('focus', retryNow);

  return {
    call: withTimeLimits((name, input, signal) => post(token, name, input, signal)),
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const offline: Reply<never> = {
  ok: false,
  error: {
    code: 'offline',
    message: 'Stet is not running. Your text is kept in this window. Start Stet again to save it.',
  },
};

async function post(
  token: string,
  name: string,
  input: unknown,
  signal: AbortSignal,
): Promise<Reply<unknown>> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(`${callAddress}${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Stet-Token': token },
      body: encodeWire(input),
      // A call nobody waits for gives its connection back: a browser has few for one origin.
      signal,
    });
    status = response.status;
    text = await response.text();
  } catch {
    return offline;
  }
  try {
    // The server answers every call it lets through with an envelope, whatever the status.
    const reply = decodeWire(text) as Reply<unknown>;
    if (typeof reply === 'object' && reply !== null && 'ok' in reply) return reply;
  } catch {
    // Not our server's words: said below.
  }
  const message =
    status === 401 || status === 403
      ? 'Stet was started anew and no longer knows this window. Your text is kept here. Open Stet again.'
      : `Stet answered in a way this window does not understand (${String(status)}).`;
  return { ok: false, error: { code: status === 413 ? 'tooLarge' : 'offline', message } };
}
