import type { MediumEntry } from '../../shared/contract/calls.ts';
import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import type { MediumFacts } from '../../shared/story/medium.ts';
import { sameJson } from '../../shared/story/sameJson.ts';

type Base = Pick<MediumEntry, 'source' | 'revision' | 'facts'>;
type FactName = keyof MediumFacts;

export interface MediumDraft {
  readonly facts: MediumFacts;
  readonly state: 'saved' | 'unsaved' | 'saving' | 'failed';
  /** Why the last try failed, as a sentence. */
  readonly problem: string | null;
  /** Facts that were changed here and elsewhere: as they are elsewhere. Nothing is saved before one is chosen. */
  readonly theirs: Partial<MediumFacts>;
}

export interface MediumDraftKeeper {
  readonly get: () => MediumDraft;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (patch: Partial<MediumFacts>) => void;
  /** Takes over what the library has now; facts changed here stay as they are here. */
  readonly follow: (entry: Base) => void;
  /** Saves what is unsaved; resolves when it is, or could not be. */
  readonly flush: () => Promise<void>;
  readonly choose: (whose: 'mine' | 'theirs') => void;
}

/** How long after the last key facts are saved, in milliseconds. */
const pause = 400;

/** The facts of one medium while they are typed: saved by itself, one save at a time, never over somebody else's. */
export function mediumDraft(api: Api, entry: Base): MediumDraftKeeper {
  let base = entry;
  let draft: MediumDraft = { facts: entry.facts, state: 'saved', problem: null, theirs: {} };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  const set = (patch: Partial<MediumDraft>): void => {
    draft = { ...draft, ...patch };
    for (const listener of listeners) listener();
  };
  const isUnsaved = (): boolean => changed(base.facts, draft.facts).length > 0;

  /** Three sides: what both changed, and not alike, is a person's to decide. */
  const rebase = (theirs: Base): void => {
    const mine = changed(base.facts, draft.facts);
    const meeting = mine.filter(
      (name) =>
        !sameJson(theirs.facts[name], base.facts[name]) && !sameJson(theirs.facts[name], draft.facts[name]),
    );
    base = theirs;
    set({
      facts: { ...theirs.facts, ...only(draft.facts, mine) },
      theirs: { ...draft.theirs, ...only(theirs.facts, meeting) },
    });
    set({ state: isUnsaved() ? 'unsaved' : 'saved' });
  };

  const save = async (): Promise<void> => {
    while (isUnsaved() && Object.keys(draft.theirs).length === 0) {
      const { facts } = draft;
      set({ state: 'saving', problem: null });
      try {
        const { source, revision } = base;
        base = await api.call('media.update', { source, revision, facts });
        set({ state: isUnsaved() ? 'unsaved' : 'saved' });
      } catch (error) {
        const newer = staleEntry(error);
        if (newer === null) {
          const problem =
            error instanceof StetError ? error.message : 'The facts could not be saved. They stay here.';
          return set({ state: 'failed', problem });
        }
        rebase(newer);
      }
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    running ??= save().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    get: () => draft,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(patch) {
      set({ facts: { ...draft.facts, ...patch } });
      if (running === null) set({ state: isUnsaved() ? 'unsaved' : 'saved' });
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pause);
    },
    follow(next) {
      if (next.revision > base.revision && running === null) rebase(next);
    },
    flush,
    choose(whose) {
      set({ facts: { ...draft.facts, ...(whose === 'theirs' ? draft.theirs : {}) }, theirs: {} });
      set({ state: isUnsaved() ? 'unsaved' : 'saved' });
      void flush();
    },
  };
}

function changed(before: MediumFacts, after: MediumFacts): readonly FactName[] {
  return (Object.keys(after) as FactName[]).filter((name) => !sameJson(before[name], after[name]));
}

function only(facts: MediumFacts, names: readonly FactName[]): Partial<MediumFacts> {
  return Object.fromEntries(names.map((name) => [name, facts[name]]));
}

/** The entry as it is by now, of a save that came too late; null for any other failure. */
function staleEntry(error: unknown): Base | null {
  if (!(error instanceof StetError) || error.code !== 'stale') return null;
  const { entry } = (error.details ?? {}) as { readonly entry?: Base }; // The contract says so of `stale`.
  return entry ?? null;
}
