import { isMediaName, storyOfFolder, whyRepeated } from '../../shared/formats/folderExport.ts';
import { isStoryFile } from '../../shared/formats/isStoryFile.ts';

export interface SortedFiles<Given> {
  /** Read as stories, in order. */
  readonly stories: readonly Given[];
  /** What may belong to them, by the name a folder export gives it. */
  readonly media: ReadonlyMap<string, Given>;
  /** What was left alone, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Tells the stories among given files from the media that go with them. Of a folder, the story files in it
 * are meant, and the stories exported as folders in it; a file given by itself is always meant.
 */
export function sortFiles<Given extends { readonly path: string }>(
  given: readonly Given[],
): SortedFiles<Given> {
  const namesIn = new Map<string, string[]>();
  for (const { path } of given) {
    const [folder, name] = split(path);
    namesIn.set(folder, [...(namesIn.get(folder) ?? []), name]);
  }
  const stories: Given[] = [];
  const media = new Map<string, Given>();
  const notes: string[] = [];
  let others = 0;
  for (const item of given) {
    const [folder, name] = split(item.path);
    const names = namesIn.get(folder) ?? [];
    const repeated = folder === '' ? null : whyRepeated(name, names);
    if (isMediaName(name)) {
      if (!media.has(name)) media.set(name, item);
    } else if (repeated !== null) notes.push(`${item.path}: ${repeated}`);
    else if (isStory(folder, name, names)) stories.push(item);
    else others += 1;
  }
  if (others > 0)
    notes.push(others === 1 ? '1 other file was left alone.' : `${others} other files were left alone.`);
  return { stories, media, notes };
}

function isStory(folder: string, name: string, names: readonly string[]): boolean {
  if (folder === '') return true;
  if (name.startsWith('.')) return false;
  const isTop = !folder.includes('/');
  return isTop ? isStoryFile(name) : name === storyOfFolder(names);
}

/** `a/b/c.json` → `a/b` and `c.json`. */
function split(path: string): readonly [folder: string, name: string] {
  const at = path.lastIndexOf('/');
  return [path.slice(0, Math.max(at, 0)), path.slice(at + 1)];
}
