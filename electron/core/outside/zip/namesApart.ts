import { shownName, type ZipRefusals } from './zipRefusals.ts';

/** Refuses names that are one name to some system, and a file where another has a folder. Names are in NFC. */
export function checkNamesApart(names: readonly string[], refuse: ZipRefusals): void {
  const known = new Map<string, string>();
  for (const name of names) {
    const key = sameness(name.replace(/\/$/, ''));
    const other = known.get(key);
    if (other === name) throw refuse.entry(name, 'is there twice');
    if (other !== undefined)
      throw refuse.entry(name, `and “${shownName(other)}” would be one and the same on some disks`);
    known.set(key, name);
  }
  for (const [key, name] of known) {
    for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
      const folder = known.get(key.slice(0, end));
      if (folder !== undefined && !folder.endsWith('/'))
        throw refuse.entry(folder, `is a file, and a folder of “${shownName(name)}”`);
    }
  }
}

/**
 * Equal for names that differ in case, in composition or in signs that cannot be seen: Windows and macOS disks
 * take some of them for one. Upper case comes first, for ß and ſ fold only that way.
 */
function sameness(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC');
}
