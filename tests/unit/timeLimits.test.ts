import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Carry, withTimeLimits } from '../../renderer/host/timeLimits.ts';
import type { CallName } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/reply.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks a core that says nothing, and tells what became of it after so many seconds. */
async function askSilence(name: CallName, seconds: number) {
  let signal: AbortSignal | undefined;
  const carry: Carry = (_name, _input, given) => {
    signal = given;
    return new Promise(() => {});
  };
  let reply: Reply<unknown> | null = null;
  void withTimeLimits(carry)(name, {}).then((answer) => {
    reply = answer;
  });
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  return { reply, isGivenUp: signal?.aborted };
}

const given = (seconds: string) => ({
  reply: {
    ok: false,
    error: { code: 'offline', message: expect.stringContaining(`not answered for ${seconds} seconds`) },
  },
  isGivenUp: true,
});
const waiting = { reply: null, isGivenUp: false };

describe('a call the core does not answer', () => {
  it.each<[CallName, number, string]>([
    ['stories.read', 15, '15'],
    ['stories.list', 15, '15'],
    ['versions.cut', 15, '15'],
    ['app.info', 15, '15'],
    ['stories.findings', 60, '60'],
    ['stories.save', 60, '60'],
  ])('%s is given up after %i seconds', async (name, limit, said) => {
    expect(await askSilence(name, limit - 1)).toEqual(waiting);
    expect(await askSilence(name, limit)).toEqual(given(said));
  });

  it.each<CallName>(['exports.write', 'imports.read', 'media.add', 'platform.chooseFolder'])(
    '%s may take as long as it takes',
    async (name) => {
      expect(await askSilence(name, 7200)).toEqual(waiting);
    },
  );
});

describe('a call that is answered', () => {
  it('gives the answer, and is not given up afterwards', async () => {
    let signal: AbortSignal | undefined;
    const call = withTimeLimits(async (_name, input, given) => {
      signal = given;
      return { ok: true, value: input };
    });
    expect(await call('stories.read', { id: 'a' })).toEqual({ ok: true, value: { id: 'a' } });
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(signal?.aborted).toBe(false);
  });

  it('rejects when the host does', async () => {
    const call = withTimeLimits(() => Promise.reject(new Error('Refused.')));
    await expect(call('stories.read', {})).rejects.toThrow('Refused.');
  });
});
