/** A file a person chose or dropped. `path` begins with the folder's name when it lay in one: "story/media/a.jpg". */
export interface GivenFile {
  readonly path: string;
  readonly file: File;
}

/** Deeper than stories lie; whoever drops half a disk by mistake waits no longer than this takes. */
const deepest = 4;
const most = 50_000;

/** The files of a chooser, for files or for a folder. */
export function chosenFiles(files: FileList | null): readonly GivenFile[] {
  return Array.from(files ?? [], (file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Files that were dropped, and those in folders that were. Call it while the event is handled. */
export function droppedFiles(transfer: DataTransfer): Promise<readonly GivenFile[]> {
  // Both lists are empty as soon as the event is over.
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry());
  const files = Array.from(transfer.files);
  if (entries.every((entry) => entry === null || entry.isFile))
    return Promise.resolve(files.map((file) => ({ path: file.name, file })));
  return filesBelow(entries.filter((entry) => entry !== null));
}

async function filesBelow(entries: readonly FileSystemEntry[]): Promise<readonly GivenFile[]> {
  const found: GivenFile[] = [];
  let level = entries;
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    const inside: FileSystemEntry[] = [];
    for (const entry of level) {
      if (found.length >= most) return found;
      if (isFolder(entry)) inside.push(...(await entriesOf(entry)));
      else if (isFile(entry)) {
        const file = await fileOf(entry);
        if (file !== null) found.push({ path: entry.fullPath.replace(/^\//, ''), file });
      }
    }
    level = inside.filter(({ name }) => !name.startsWith('.'));
  }
  return found;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** Null for a file that went away, or that may not be read. */
function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

/** A folder gives its entries by the hundred, and an empty list at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0 || found.length >= most) return found;
    found.push(...some);
  }
}
