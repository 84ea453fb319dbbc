import type { CallName, Input, Output } from './calls.ts';
import type { DeskEvent } from './events.ts';
import { type Reply, StetError } from './reply.ts';

/** The whole border between a window and the core: one way to ask, one way to be told. */
export interface Host {
  call(name: string, input: unknown): Promise<Reply<unknown>>;
  /** Returns how to stop listening. */
  on(listener: (event: DeskEvent) => void): () => void;
}

export interface Api {
  /** Rejects with StetError. */
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  on(listener: (event: DeskEvent) => void): () => void;
}

/** The typed face of a host. */
export function connect(host: Host): Api {
  return {
    async call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
      const reply = await host.call(name, input);
      if (!reply.ok) throw new StetError(reply.error.code, reply.error.message, reply.error.details);
      // The core's own dispatch made this value for this name; the contract suite holds it to its schema.
      return reply.value as Output<Name>;
    },
    on: (listener) => host.on(listener),
  };
}
