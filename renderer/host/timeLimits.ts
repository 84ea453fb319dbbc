import type { CallName } from '../../shared/contract/calls.ts';
import type { Host } from '../../shared/contract/host.ts';
import type { Reply } from '../../shared/contract/reply.ts';

/** Takes one call over the border. `signal` says that nobody waits for the answer any more. */
export type Carry = (name: string, input: unknown, signal: AbortSignal) => Promise<Reply<unknown>>;

const usual = 15_000;
/** For work on many stories, and for a save: its session speaks up much sooner and only then tries anew. */
const long = 60_000;

/** Milliseconds a call may take where it is not the usual time; null where nobody can say. */
const limits: Readonly<Partial<Record<CallName, number | null>>> = {
  'stories.save': long,
  'stories.saveChange': long,
  'stories.emptyTrash': long,
  'stories.findings': long,
  'protection.unlock': long,
  'protection.lock': long,
  'protection.set': null,
  'backups.unlock': long,
  'backups.make': null,
  'backups.setSecond': null,
  'backups.read': long,
  'backups.restore': null,
  'samples.add': long,
  'samples.remove': long,
  'media.add': null,
  'media.info': null,
  'media.remove': long,
  'media.emptyTrash': long,
  // The machine says how fast it speaks; both can be stopped.
  'voice.engines': long,
  'voice.speak': long,
  'voice.read': null,
  'exports.write': null,
  'imports.read': null,
  // A person chooses.
  'platform.chooseFolder': null,
};

/** Carries calls, and answers with `offline` those that the core leaves without an answer for too long. */
export function withTimeLimits(carry: Carry): Host['call'] {
  return (name, input) => {
    const waiting = new AbortController();
    const limit = limitOf(name);
    if (limit === null) return carry(name, input, waiting.signal);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        resolve(noAnswer(limit));
        waiting.abort();
      }, limit);
      carry(name, input, waiting.signal)
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
  };
}

function limitOf(name: string): number | null {
  if (!Object.hasOwn(limits, name)) return usual;
  return limits[name as CallName] ?? null; // `hasOwn` has just said so.
}

function noAnswer(limit: number): Reply<never> {
  const seconds = String(limit / 1000);
  return {
    ok: false,
    error: {
      code: 'offline',
      message: `Stet has not answered for ${seconds} seconds. What is on the page is safe here. Try again; if that does not help, start Stet again.`,
    },
  };
}
