import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { record } from './record.ts';

type Listener = (...args: never[]) => unknown;

/** Keeps the handlers a session is given, so that a test can ask them. */
export class Session extends EventEmitter {
  readonly partition: string;
  readonly handlers = new Map<string, Listener>();
  readonly protocol: {
    handle(scheme: string, handler: (request: Request) => Promise<Response> | Response): void;
  };
  readonly webRequest: { onBeforeRequest(handler: Listener): void };
  readonly schemes = new Map<string, (request: Request) => Promise<Response> | Response>();

  constructor(partition: string) {
    super();
    this.partition = partition;
    this.protocol = { handle: (scheme, handler) => void this.schemes.set(scheme, handler) };
    this.webRequest = { onBeforeRequest: (handler) => this.#keep('beforeRequest', handler) };
  }

  #keep(name: string, handler: Listener): void {
    this.handlers.set(name, handler);
    record(`session.${name}`, this.partition);
  }

  setPermissionRequestHandler(handler: Listener): void {
    this.#keep('permissionRequest', handler);
  }
  setPermissionCheckHandler(handler: Listener): void {
    this.#keep('permissionCheck', handler);
  }
  setDevicePermissionHandler(handler: Listener): void {
    this.#keep('devicePermission', handler);
  }
  setDisplayMediaRequestHandler(handler: Listener): void {
    this.#keep('displayMedia', handler);
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    record('session.setSpellCheckerEnabled', this.partition, enabled);
  }
  setSpellCheckerLanguages(languages: readonly string[]): void {
    record('session.setSpellCheckerLanguages', this.partition, languages);
  }
}

const sessions = new Map<string, Session>();

function fromPartition(partition: string, options: unknown = {}): Session {
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  record('session.made', partition, options);
  const made = new Session(partition);
  sessions.set(partition, made);
  app.emit('session-created', made);
  return made;
}

export const session = {
  fromPartition,
  get defaultSession(): Session {
    return fromPartition('');
  },
};
