import { expect, test, vi } from 'vitest';
import { printWithin } from '../../electron/core/printWithin.ts';

const never = new Promise<never>(() => {});

test('pages that come in time are handed on, and nothing is stopped', async () => {
  const stop = vi.fn();
  expect(await printWithin(5000, Promise.resolve('pages'), stop)).toBe('pages');
  expect(stop).not.toHaveBeenCalled();
});

test('printing that hangs is stopped and said, with what is safe and what to do', async () => {
  const stop = vi.fn();
  await expect(printWithin(10, never, stop)).rejects.toMatchObject({
    code: 'cancelled',
    message: expect.stringMatching(/too long.*safe.*try again/i),
  });
  expect(stop).toHaveBeenCalledOnce();
});

test('a printer that fails says why itself', async () => {
  await expect(printWithin(5000, Promise.reject(new Error('no paper')), () => {})).rejects.toThrow(
    'no paper',
  );
});
