import { StetError } from '../../shared/contract/reply.ts';
import { showToast } from './toast.ts';

/** The sentence a person gets for an error of a call. */
export function problemText(error: unknown): string {
  if (error instanceof StetError) return error.message;
  return error instanceof Error ? error.message : String(error);
}

/** Runs something the person asked for; says in a message what went wrong. */
export async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    showToast({ text: problemText(error), kind: 'error' });
  }
}
