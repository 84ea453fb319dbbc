import { useState } from 'react';
import { StetError } from '../../../shared/contract/reply.ts';

/** The key of the entry that is not in the library yet. */
export const newKey = 'new';

/** An entry being edited. */
export interface EntryWork<Entry, Draft, Meeting> {
  /** What the draft began with; null for a new entry. */
  readonly base: Entry | null;
  readonly draft: Draft;
  /** What somebody else saved while this was being edited. */
  readonly meeting: Meeting | null;
  /** Said by the core about the last try to save. */
  readonly problem: string | null;
  /** Somebody tried to save: only then is it said what is missing. */
  readonly isTried: boolean;
}

/** How a kind of entry is edited and saved. */
export interface EditedKind<Entry, Draft, Meeting> {
  readonly draftOf: (entry: Entry) => Draft;
  readonly isSound: (draft: Draft) => boolean;
  /** Whether nothing is left of the work, so that it can be let go. */
  readonly isIdle: (work: EntryWork<Entry, Draft, Meeting>) => boolean;
  readonly save: (draft: Draft, base: Entry | null) => Promise<Entry>;
  /** Null for what is no entry of this kind. */
  readonly readEntry: (value: unknown) => Entry | null;
  /** What becomes of the work when it was not saved; `theirs` is what somebody else saved meanwhile. */
  readonly refused: (
    work: EntryWork<Entry, Draft, Meeting>,
    error: unknown,
    theirs: Entry | null,
  ) => Partial<EntryWork<Entry, Draft, Meeting>>;
}

/** Everything that is being edited and not saved yet, by the entry's id: going to another entry loses nothing. */
export function useEntryWork<Entry, Draft, Meeting>(kind: EditedKind<Entry, Draft, Meeting>) {
  type Work = EntryWork<Entry, Draft, Meeting>;
  const [works, setWorks] = useState<ReadonlyMap<string, Work>>(new Map());
  const put = (key: string, work: Work | null): void =>
    setWorks((before) => {
      const after = new Map(before);
      if (work === null) after.delete(key);
      else after.set(key, work);
      return after;
    });

  return {
    works,
    begin(draft: Draft): void {
      if (!works.has(newKey)) put(newKey, workOn<Entry, Draft>(null, draft));
    },
    change(key: string, base: Entry | null, patch: Partial<Draft>): void {
      const work = works.get(key) ?? (base === null ? null : workOn(base, kind.draftOf(base)));
      if (work === null) return;
      const changed = { ...work, draft: { ...work.draft, ...patch }, problem: null };
      put(key, kind.isIdle(changed) ? null : changed);
    },
    discard: (key: string): void => put(key, null),
    /** The entry as it was saved; null when it was not, and the work says why. */
    async save(key: string): Promise<Entry | null> {
      const work = works.get(key);
      if (work === undefined) return null;
      if (!kind.isSound(work.draft)) {
        put(key, { ...work, isTried: true });
        return null;
      }
      try {
        const saved = await kind.save(work.draft, work.base);
        put(key, null);
        return saved;
      } catch (error) {
        const isStale = error instanceof StetError && error.code === 'stale';
        const theirs = isStale ? kind.readEntry(error.details?.['entry']) : null;
        put(key, { ...work, isTried: true, ...kind.refused(work, error, theirs) });
        return null;
      }
    },
  };
}

function workOn<Entry, Draft>(base: Entry | null, draft: Draft): EntryWork<Entry, Draft, never> {
  return { base, draft, meeting: null, problem: null, isTried: false };
}
