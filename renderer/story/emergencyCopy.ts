import type { NodeJson } from '../../shared/document/json.ts';
import type { StoryMeta } from '../../shared/story/story.ts';

/** A text that could not reach the library, kept by the browser until it can. */
export interface EmergencyCopy {
  readonly id: string;
  readonly baseRevision: number;
  readonly document: NodeJson;
  readonly meta: StoryMeta;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface EmergencyShelf {
  read(id: string): Promise<EmergencyCopy | null>;
  write(copy: EmergencyCopy): Promise<void>;
  remove(id: string): Promise<void>;
}

const databaseName = 'stet';
const storeName = 'unsaved';

/** Copies in the browser's own IndexedDB. A browser that refuses it loses only this second net. */
export const browserShelf: EmergencyShelf = {
  async read(id) {
    // The store holds what `write` put there, nothing else.
    return ((await inStore('readonly', (store) => store.get(id))) as EmergencyCopy | undefined) ?? null;
  },
  async write(copy) {
    await inStore('readwrite', (store) => store.put(copy));
  },
  async remove(id) {
    await inStore('readwrite', (store) => store.delete(id));
  },
};

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function inStore(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(storeName, mode);
    const request = act(transaction.objectStore(storeName));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}
