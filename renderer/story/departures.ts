import { StetError } from '../../shared/contract/reply.ts';
import type { StorySession } from './storySession.ts';

/** The stories that left the page with words that are not on disk yet. Each goes on trying until they are. */
export interface Departures {
  readonly list: () => readonly StorySession[];
  /** Called when a story came or went; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Ends a session as soon as all it holds is saved; resolves after the first try. */
  readonly depart: (session: StorySession) => Promise<void>;
  /** The session of a story the person comes back to: its text is newer than the library's. */
  readonly takeBack: (id: string) => StorySession | null;
}

export function createDepartures(): Departures {
  let leaving: readonly StorySession[] = [];
  const stops = new Map<StorySession, () => void>();
  const listeners = new Set<() => void>();

  const set = (next: readonly StorySession[]): void => {
    leaving = next;
    for (const listener of listeners) listener();
  };
  const remove = (session: StorySession): void => {
    stops.get(session)?.();
    stops.delete(session);
    set(leaving.filter((other) => other !== session));
  };
  const endWhenSaved = async (session: StorySession): Promise<void> => {
    await session.flush();
    if (!leaving.includes(session) || session.hasUnsaved) return;
    remove(session);
    session.end();
  };

  return {
    list: () => leaving,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async depart(session) {
      if (leaving.includes(session)) return;
      set([...leaving, session]);
      const onChange = (): void => {
        const { state } = session;
        const isSafe = state.kind === 'saved' || (state.kind === 'away' && !state.hasUnsaved);
        if (isSafe) endWhenSaved(session).catch(() => {});
      };
      stops.set(session, session.subscribe(onChange));
      // The session itself tries again; what it says then is heard above.
      await endWhenSaved(session).catch(() => session.shelve());
    },
    takeBack(id) {
      const session = leaving.find((one) => one.id === id) ?? null;
      if (session !== null) remove(session);
      return session;
    },
  };
}

/** Makes sure that leaving a story loses nothing: saved, or at least kept by the browser. Rejects otherwise. */
export async function makeSafe(session: StorySession): Promise<void> {
  try {
    await session.flush();
  } catch (error) {
    if (await session.shelve()) return;
    const code = error instanceof StetError ? error.code : 'unexpected';
    throw new StetError(
      code,
      'The open story is not saved, and this browser could not keep a copy of it, so it stays open. Save a copy of it as a file, or try again.',
    );
  }
}
