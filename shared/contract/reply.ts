/**
 * What crosses a host's border. Errors thrown across IPC or HTTP lose all but their message, so every
 * reply is an envelope with a code the other side can act on.
 */
export const errorCodes = [
  'invalid', // the input does not fit the call's schema
  'notFound',
  'stale', // the story was saved by somebody else since `baseRevision`
  'trashed', // the story lies in the trash, where nothing is written to it
  'readOnly', // library of a newer Stet, or a disk that cannot be written
  'storage', // disk full, input/output error, database busy
  'damaged', // what is stored does not fit its hash or does not parse
  'tooLarge',
  'locked', // the library is encrypted, and nobody has given its passphrase
  'unsupported', // this host or file format cannot do it
  'cancelled',
  'offline', // the host itself does not answer
  'unexpected', // a bug: logged once, shown with its id
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface Failure {
  readonly code: ErrorCode;
  /** What happened, what is safe, what to do now: sentences for a person. */
  readonly message: string;
  /** Extra facts of the code, e.g. `{ revision }` of a stale save. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Reply<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly error: Failure };

/** An expected failure, thrown by a service and turned into a reply by `dispatch`, and back by `connect`. */
export class StetError extends Error {
  override readonly name = 'StetError';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  constructor(code: ErrorCode, message: string, details?: Readonly<Record<string, unknown>>) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
