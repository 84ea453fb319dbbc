import type { JournalEntry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { Connection } from './open.ts';

interface Writing {
  readonly journal: Journal;
  readonly pending: JournalEntry[];
  /** Throws when the library is not this process's any more. */
  readonly assertHeld: () => void;
}

/** Runs `work` in one transaction; see `Library.write`. */
export type Write = <Result>(work: () => Result) => Result;

/**
 * Makes transactions that go into the journal before they are committed: so what is answered as saved is in
 * both, and after a crash in between the journal has the newer text. `pending` collects what a transaction
 * changes.
 */
export function createWriter(connection: Connection, { journal, pending, assertHeld }: Writing): Write {
  return (work) => {
    if (connection.inTransaction) return writePart(connection, pending, work);
    assertHeld();
    try {
      const result = connection
        .transaction(() => {
          const made = work();
          journal.write(pending);
          return made;
        })
        .immediate();
      const gone = pending.flatMap((entry) => (entry.kind === 'gone' ? entry.id : []));
      if (gone.length > 0) journal.forget(gone);
      return result;
    } finally {
      pending.length = 0;
    }
  };
}

/** Part of a transaction that is under way: taken back alone when it fails. */
function writePart<Result>(connection: Connection, pending: JournalEntry[], work: () => Result): Result {
  const begun = pending.length;
  try {
    return connection.transaction(work)();
  } catch (error) {
    pending.length = begun;
    throw error;
  }
}
