import { isMediaSource } from '../document/safeUrl.ts';

/** The story in a folder export, the fuller form first; the media are beside it in `media/`. */
const stories = ['story.json', 'index.html'];

/** The file by which a folder of these names is a story exported as a folder, or null when it is none. */
export function storyOfFolder(names: readonly string[]): string | null {
  return stories.find((story) => names.includes(story)) ?? null;
}

/** Why a file in a folder of these names is not read, or null: one story exported twice is one story. */
export function whyRepeated(name: string, names: readonly string[]): string | null {
  const story = storyOfFolder(names);
  if (story === null || story === name || !stories.includes(name)) return null;
  return `Not imported, because ${story} beside it is the same story. Import it by itself if it is not.`;
}

/** Whether a file is called as the media of a folder export are: by its content. */
export function isMediaName(name: string): boolean {
  return isMediaSource(`media:${name}`);
}
