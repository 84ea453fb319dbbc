import { StetError } from '../../../shared/contract/reply.ts';
import type { Desk } from './desk.ts';
import { newId } from './storedStory.ts';

/** An entry as it lies in its table; `value` is JSON, and what it holds is the service's to judge. */
interface EntryRecord {
  readonly value: string;
}
interface EntryNotes {
  readonly revision: number;
  readonly removedAt: string | null;
}

/** What a kind of entry has of its own. `held` is what the library holds of one, null when the disk damaged it. */
export interface EntryKind<Value, Entry, Row> {
  readonly table: {
    readonly list: () => readonly Row[];
    readonly one: (id: string) => Row | undefined;
    readonly setRemoved: (id: string, at: string | null) => boolean;
  };
  readonly event: 'contributors.changed' | 'notices.changed';
  /** What is said of one that is not there any more. */
  readonly gone: string;
  /** What is said to those who would overwrite somebody else's. */
  readonly stale: string;
  /** Null for one this version cannot use. */
  readonly toEntry: (record: Row, held: unknown) => Entry | null;
  /** Throws StetError `invalid` for one that cannot be kept. */
  readonly tidy: (value: Value) => Value;
  readonly isSame: (value: Value, shown: Entry) => boolean;
  readonly add: (value: Value) => Entry;
  /** Null when it is not at `baseRevision` any more; then nothing was written. */
  readonly replace: (
    value: Value,
    stored: { readonly held: unknown; readonly shown: Entry | null },
    baseRevision: number,
  ) => Entry | null;
}

/**
 * Entries that stories are made with and that several people keep up: a save names the revision it began with, and
 * what is removed can come back.
 */
export function keptEntries<
  Value extends { readonly id: string },
  Entry extends Value & EntryNotes,
  Row extends EntryRecord,
>(desk: Desk, kind: EntryKind<Value, Entry, Row>) {
  const { table } = kind;
  const toEntry = (record: Row): Entry | null => kind.toEntry(record, heldValue(record));
  const gone = (): StetError => new StetError('notFound', kind.gone);

  /** Null when there is none, or none this version can use. */
  const find = (id: string): Entry | null => {
    const record = table.one(id);
    return record === undefined ? null : toEntry(record);
  };
  /** One save, inside the caller's transaction. */
  const write = (value: Value, baseRevision: number): Entry => {
    const stored = table.one(value.id);
    if (stored === undefined) return kind.add(value);
    const shown = toEntry(stored);
    // The very same entry is there already: the reply to an earlier try was lost, or nothing was changed.
    if (shown !== null && shown.removedAt === null && kind.isSame(value, shown)) return shown;
    const saved = kind.replace(value, { held: heldValue(stored), shown }, baseRevision);
    if (saved !== null) return saved;
    throw new StetError('stale', kind.stale, { entry: shown });
  };
  const setRemoved = (id: string, at: string | null): Record<never, never> => {
    desk.assertWritable();
    if (!desk.library.write(() => table.setRemoved(id, at))) throw gone();
    desk.emit({ type: kind.event });
    return {};
  };

  return {
    /** Those this version can use; the others are left out and stay in the library. */
    list: (withRemoved: boolean): Entry[] =>
      table
        .list()
        .flatMap((record) => toEntry(record) ?? [])
        .filter(({ removedAt }) => withRemoved || removedAt === null),
    find,
    /** Throws StetError `notFound`. */
    get(id: string): Entry {
      const entry = find(id);
      if (entry === null) throw gone();
      return entry;
    },
    /** Throws StetError `stale`, with the entry as somebody else saved it, or `invalid`. */
    save(value: Value, baseRevision: number): Entry {
      desk.assertWritable();
      const tidied = kind.tidy(value);
      const saved = desk.library.write(() => write(tidied, baseRevision));
      desk.emit({ type: kind.event });
      return saved;
    },
    /** Throws StetError `notFound`. */
    remove: (id: string) => setRemoved(id, desk.now().toISOString()),
    /** Throws StetError `notFound`. */
    restore: (id: string) => setRemoved(id, null),
  };
}

/** The id of an entry to be saved: a new one gets its own. */
export function entryId(id: string | undefined): string {
  return id === undefined || id === '' ? newId() : id;
}

/** Null for an entry the disk has damaged: it must not hide the others. */
function heldValue({ value }: EntryRecord): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
