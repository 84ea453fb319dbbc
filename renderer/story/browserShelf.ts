import { shelfKey } from '../host/shelfKey.ts';
import type { EmergencyShelf } from './emergencyCopy.ts';
import { type KeptCopy, openCopy, sealCopy } from './sealedCopy.ts';

const databaseName = 'stet';
const storeName = 'copies';
/** Version 1: one copy for each story, by its id. */
const firstStoreName = 'unsaved';
/** A browser whose storage hangs must not keep a story from opening. In milliseconds. */
const patience = 3000;

/**
 * Copies in the browser's own IndexedDB, encrypted when the library is. A browser that refuses it loses only this
 * second net.
 */
export const browserShelf: EmergencyShelf = {
  async list(storyId) {
    // The store holds what `write` put there, nothing else.
    const all = (await inStore('readonly', (store) => store.getAll())) as readonly KeptCopy[];
    const ours = all.filter((copy) => copy.storyId === storyId);
    if (ours.length === 0) return [];
    const key = await withPatience(shelfKey());
    const opened = await Promise.all(ours.map((copy) => openCopy(key, copy)));
    return opened.filter((copy) => copy !== null).sort((one, other) => other.at - one.at);
  },
  async write(copy) {
    const kept = await sealCopy(await withPatience(shelfKey()), copy);
    await inStore('readwrite', (store) => store.put(kept));
  },
  async remove({ storyId, sessionId }) {
    await inStore('readwrite', (store) => store.delete([storyId, sessionId]));
  },
};

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 2);
    request.onupgradeneeded = () => upgrade(request);
    request.onsuccess = () => {
      // A window with a newer Stet must not wait for this one.
      request.result.onversionchange = () => forget(request.result);
      request.result.onclose = () => forget(request.result);
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  }).catch((error: unknown) => {
    // Space may be free, or the browser of another mind, the next time.
    opened = null;
    throw error;
  });
  return opened;
}

function forget(database: IDBDatabase): void {
  opened = null;
  database.close();
}

function upgrade({ result, transaction }: IDBOpenDBRequest): void {
  const copies = result.createObjectStore(storeName, { keyPath: ['storyId', 'sessionId'] });
  if (transaction === null || !result.objectStoreNames.contains(firstStoreName)) return;
  const reading = transaction.objectStore(firstStoreName).getAll();
  reading.onsuccess = () => {
    for (const { id, ...copy } of reading.result) copies.put({ ...copy, storyId: id, sessionId: 'earlier' });
    result.deleteObjectStore(firstStoreName);
  };
}

async function inStore(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await withPatience(open());
  return withPatience(
    new Promise((resolve, reject) => {
      const transaction = database.transaction(storeName, mode, { durability: 'strict' });
      const request = act(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    }),
  );
}

function withPatience<Value>(waiting: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The browser’s storage does not answer.')), patience);
    waiting.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
