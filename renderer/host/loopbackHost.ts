import { type DeskEvent, longestSilence } from '../../shared/contract/events.ts';
import type { Host } from '../../shared/contract/host.ts';
import { newNonce, proofFor } from '../../shared/contract/introduction.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts';
import { introduce, type KnownStet, type Met } from './introduce.ts';
import { withTimeLimits } from './timeLimits.ts';

const longestWait = 5000;
const callAddress = new URL('call/', location.href).href;

type Connection = 'there' | 'lost' | 'strange';

/**
 * The host of a window in the machine's browser: calls by HTTP, events by WebSocket, both on the origin
 * the page came from. When the connection is lost it tries again, sooner at first, until it is back. Whoever
 * has the port by then is told nothing before it has proved that it is the Stet this window came from; while a
 * connection that did so stands, the port is that Stet's.
 */
export function loopbackHost(token: string): Host {
  const listeners = new Set<(event: DeskEvent) => void>();
  let connection: Connection = 'there';
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpening = false;
  /** Set while its connection for events stands. */
  let known: KnownStet | null = null;
  let asking: Promise<Met> | null = null;

  const tell = (event: DeskEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const setConnection = (value: Connection): void => {
    if (connection === value) return;
    connection = value;
    if (value === 'there') tell({ type: 'connected' });
    else tell({ type: 'disconnected', isStranger: value === 'strange' });
  };
  const meet = (): Promise<Met> => {
    asking ??= introduce(token).finally(() => {
      asking = null;
    });
    return asking;
  };
  const lost = (how: 'lost' | 'strange'): void => {
    known = null;
    isOpening = false;
    setConnection(how);
    failures += 1;
    clearTimeout(timer);
    timer = setTimeout(() => void open(), Math.min(longestWait, 250 * 2 ** Math.min(failures, 5)));
  };
  const open = async (): Promise<void> => {
    if (isOpening || known !== null) return;
    isOpening = true;
    clearTimeout(timer);
    const met = await meet();
    if (typeof met === 'string') return lost(met === 'silent' ? 'lost' : 'strange');
    openEvents(met, {
      greeted() {
        known = met;
        isOpening = false;
        failures = 0;
        setConnection('there');
      },
      tell,
      lost,
    });
  };
  const retryNow = (): void => void open();

  retryNow();
  window.addEventListener('online', retryNow);
  window.addEventListener('focus', retryNow);

  return {
    call: withTimeLimits(async (name, input, signal) => {
      const met = known ?? (await meet());
      if (met === 'silent') return offline;
      if (met === 'stranger') return stranger;
      return post(met.pass, name, input, signal);
    }),
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface EventListeners {
  /** Who answers has proved itself over this connection too. */
  readonly greeted: () => void;
  readonly tell: (event: DeskEvent) => void;
  /** Once, and the last that is heard of this connection. */
  readonly lost: (how: 'lost' | 'strange') => void;
}

function openEvents({ pass, parties }: KnownStet, { greeted, tell, lost }: EventListeners): void {
  const address = new URL('events', location.href);
  address.protocol = 'ws:';
  address.hash = '';
  const nonce = newNonce();
  const socket = new WebSocket(address, [`stet.${pass}`, nonce]);
  let silence: ReturnType<typeof setTimeout> | undefined;
  let isGreeted = false;
  let isOver = false;

  const end = (how: 'lost' | 'strange'): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(silence);
    lost(how);
    socket.close();
  };
  // A connection to a Stet that hangs stays open, and closing it would wait for an answer as well.
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => end('lost'), longestSilence);
  };
  heard();
  socket.onmessage = ({ data }) => {
    if (isOver || typeof data !== 'string') return;
    heard();
    if (isGreeted) {
      // Only this machine's Stet has proved that it knows the token, and it sends nothing but desk events.
      const event = decodeWire(data) as DeskEvent;
      if (event.type !== 'beat') tell(event);
    } else if (data === encodeWire({ greeting: proofFor('events', nonce, parties) })) {
      isGreeted = true;
      greeted();
    } else end('strange');
  };
  socket.onclose = () => end('lost');
}

const offline: Reply<never> = {
  ok: false,
  error: {
    code: 'offline',
    message: 'Stet is not running. Your text is kept in this window. Start Stet again to save it.',
  },
};

const stranger: Reply<never> = {
  ok: false,
  error: {
    code: 'offline',
    message:
      'What answers at this address is not the Stet this window came from, so nothing was sent to it. Your text is kept in this window. Open the desk again to go on.',
  },
};

async function post(
  pass: string,
  name: string,
  input: unknown,
  signal: AbortSignal,
): Promise<Reply<unknown>> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(`${callAddress}${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Stet-Pass': pass },
      body: encodeWire(input),
      redirect: 'error',
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
  // A Stet that was started again between question and call has another pass; the next call asks anew.
  if (status === 401) return offline;
  const message = `Stet answered in a way this window does not understand (${String(status)}).`;
  return { ok: false, error: { code: status === 413 ? 'tooLarge' : 'offline', message } };
}
