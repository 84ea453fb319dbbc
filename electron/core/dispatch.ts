import { type CallName, calls, type Output } from '../../shared/contract/calls.ts';
import type { Failure, Reply } from '../../shared/contract/reply.ts';
import type { z } from '../../shared/zod.ts';
import { toFailure } from './failure.ts';
import type { ErrorLog } from './log.ts';
import { type Gate, type GateCall, lockedFailure } from './protection/gate.ts';

/** What a service answers one request with. Input has been parsed by the contract's schema. */
export type Handler<Name extends CallName> = (
  input: z.output<(typeof calls)[Name]['input']>,
) => Output<Name> | Promise<Output<Name>>;
export type Handlers = { readonly [Name in CallName]: Handler<Name> };

/**
 * Carries a request to its service: parses the input, and turns every error into a reply. Never rejects. While the
 * library is locked only the gate answers.
 */
export function createDispatch(gate: Gate, log: ErrorLog) {
  return async (name: string, input: unknown): Promise<Reply<unknown>> => {
    if (!isCall(name)) {
      return { ok: false, error: { code: 'invalid', message: 'This Stet does not know that request.' } };
    }
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) return { ok: false, error: describeIssues(parsed.error) };
    try {
      // The name ties handler and schema together; a union of all calls cannot show that to the compiler.
      const run = (handle: unknown) => (handle as (input: unknown) => unknown)(parsed.data);
      if (isOfGate(name, gate)) return { ok: true, value: await run(gate.handlers[name]) };
      const library = await gate.library();
      if (library === null) throw lockedFailure();
      return { ok: true, value: await gate.during(name, async () => run(library.handlers[name])) };
    } catch (error) {
      return { ok: false, error: toFailure(error, name, log) };
    }
  };
}

function isOfGate(name: CallName, { handlers }: Gate): name is GateCall {
  return Object.hasOwn(handlers, name);
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

/** Says where the input is wrong, not what it held. */
function describeIssues(error: z.ZodError): Failure {
  const where = error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.map(String).join('.') || 'input'}: ${code}`);
  return {
    code: error.issues.some(({ code }) => code === 'too_big') ? 'tooLarge' : 'invalid',
    message: `The request does not have the expected form (${where.join('; ')}). Nothing was changed.`,
  };
}
