import type { FolderPlace } from './folderPlace.ts';

/** What a person should know of a folder that is not on a disk of this machine; null for one that is. */
export function warningOf(place: FolderPlace): string | null {
  switch (place.kind) {
    case 'disk':
      return null;
    case 'network':
      return `Your stories lie on another machine (${place.name}). Stet saves there more slowly, in a way that needs nothing but that one machine at a time writes, and keeps a second machine out. When the connection breaks, what you type stays in the window until it is back. A folder on this machine, with the network as the second place for its backups (Story › Backups…), is faster and safer.`;
    case 'synced':
      return `Your stories lie in a folder that ${place.name} keeps the same on several machines. It does not know that Stet is open: if two machines write before all has arrived, each has a library of its own, and one of them is laid aside as a “conflicted copy”. Before you open Stet on another machine, close it here and wait until ${place.name} has finished. Safer is a folder on this machine, with ${place.name} as the second place for its backups (Story › Backups…).`;
  }
}

/** Of other copies that lie beside the library. */
export function conflictNotice(names: readonly string[]): string {
  const list = names
    .slice(0, 3)
    .map((name) => `“${name}”`)
    .join(', ');
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `Beside the library lies another copy of it: ${list}${more}. Sync programs make one when two machines wrote at the same time, and it may hold texts that are missing here. Stet neither opens nor deletes it. To see what it holds, copy it into an empty folder as stet.sqlite and open that folder (--data); stories come over as exported JSON.`;
}
