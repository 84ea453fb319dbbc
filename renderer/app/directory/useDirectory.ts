import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { closeDialog } from '../desk.ts';
import { showStory } from '../storyActions.ts';
import { type EditedKind, type EntryWork, newKey, useEntryWork } from './useEntryWork.ts';

interface DirectoryEntry {
  readonly id: string;
  readonly kind: string;
  readonly removedAt: string | null;
}

export interface DirectoryKind<Entry, Draft, Meeting> extends EditedKind<Entry, Draft, Meeting> {
  readonly isUnsaved: (work: EntryWork<Entry, Draft, Meeting>) => boolean;
  /** Those that fit what is searched for, in their order. */
  readonly find: (entries: readonly Entry[], query: string) => readonly Entry[];
}

/** All entries, null until they are read, and the one to show first. */
export interface DirectoryStart<Entry> {
  readonly all: readonly Entry[] | null;
  readonly start: string | undefined;
}

/** What a directory's dialog shows, and what is being edited in it. */
export function useDirectory<Entry extends DirectoryEntry, Draft, Meeting>(
  kind: DirectoryKind<Entry, Draft, Meeting>,
  { all, start }: DirectoryStart<Entry>,
) {
  const work = useEntryWork(kind);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Entry['kind'] | 'all' | 'removed'>('all');
  const [selected, select] = useState<string | null>(start ?? null);
  const [leavingFor, setLeavingFor] = useState<(() => void) | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);

  const entries = useMemo(() => {
    const shown = (all ?? []).filter((entry) =>
      filter === 'removed'
        ? entry.removedAt !== null
        : entry.removedAt === null && (filter === 'all' || filter === entry.kind),
    );
    return kind.find(shown, query);
  }, [kind, all, filter, query]);
  const isNew = selected === newKey && work.works.has(newKey);
  // Without a choice of one's own the first of the list is shown; a chosen one stays, found or not.
  const entry = isNew ? null : ((all ?? []).find(({ id }) => id === selected) ?? entries[0] ?? null);
  const key = isNew ? newKey : (entry?.id ?? null);
  const unsaved = [...work.works].filter(([, one]) => kind.isUnsaved(one));

  const focusForm = (): void => form.current?.querySelector<HTMLElement>('input:enabled')?.focus();
  const save = async (id: string): Promise<boolean> => {
    const saved = await work.save(id);
    if (saved === null) {
      select(id);
      return false;
    }
    if (id === newKey) select(saved.id);
    return true;
  };
  /** Leaves at once when nothing would be lost, else asks. */
  const leave = (then: () => void): void => {
    if (unsaved.length === 0) then();
    else setLeavingFor(() => then);
  };

  return {
    entries,
    entry,
    /** Of the entry that is shown, new or not; null for none. */
    key,
    isNew,
    /** What is being changed of it. */
    current: key === null ? null : (work.works.get(key) ?? null),
    unsaved,
    query,
    filter,
    leavingFor,
    search,
    list,
    form,
    select,
    searchFor(typed: string): void {
      setQuery(typed);
      select(null);
    },
    showOnly(one: typeof filter): void {
      setFilter(one);
      select(null);
    },
    focusForm,
    begin(draft: Draft): void {
      // The form of the entry before is still there until this is drawn, and would take the focus with it.
      flushSync(() => {
        work.begin(draft);
        select(newKey);
      });
      focusForm();
    },
    change(patch: Partial<Draft>): void {
      if (key !== null) work.change(key, entry, patch);
    },
    async save(): Promise<void> {
      if (key !== null) await save(key);
    },
    discard(): void {
      if (key !== null) work.discard(key);
      if (isNew) select(null);
    },
    close: (): void => leave(closeDialog),
    openStory: (id: string): void =>
      leave(() => {
        closeDialog();
        void showStory(id);
      }),
    stay: (): void => setLeavingFor(null),
    async saveAndLeave(): Promise<void> {
      for (const [id] of unsaved) {
        if (await save(id)) continue;
        setLeavingFor(null);
        return;
      }
      leavingFor?.();
    },
  };
}

/** What a dialog's frame needs of its directory, whatever lies in it. */
export type Directory = Pick<
  ReturnType<typeof useDirectory<DirectoryEntry, object, object>>,
  'query' | 'leavingFor' | 'search' | 'list' | 'select' | 'searchFor' | 'close' | 'stay' | 'saveAndLeave'
> & { readonly entries: readonly DirectoryEntry[]; readonly entry: DirectoryEntry | null };
