import type { NodeJson } from '../../../shared/document/json.ts';
import { storyMeta } from '../../../shared/story/story.ts';
import { type Salvaged, salvage } from '../db/salvage.ts';
import type { Desk } from './desk.ts';
import { toStored } from './storedStory.ts';

const atOnce = 100;

/** The library's own note of a damaged file that is being read, until all of it has been. */
const underWay = 'takingOver';

/**
 * Takes what can be read of a damaged library into the new one, and tells the person what became of it. One
 * that was cut off by the end of the process goes on at the next start.
 */
export function takeOver(desk: Desk): void {
  const { settings } = desk.library;
  const damaged = desk.library.damaged ?? settings.fact(underWay);
  if (damaged === null || damaged === '') return;
  desk.library.write(() => settings.setFact(underWay, damaged));
  takeStories(desk, damaged);
  desk.library.write(() => settings.setFact(underWay, ''));
}

function takeStories(desk: Desk, damaged: string): void {
  let taken = 0;
  let lost = 0;
  let batch: Salvaged[] = [];
  const write = () => {
    const ready = batch.map((story) => ({ story, stored: read(story) }));
    batch = [];
    desk.library.write(() => {
      for (const { story, stored } of ready) {
        if (stored === null) lost += 1;
        else add(desk, story, stored);
      }
    });
    taken += ready.filter(({ stored }) => stored !== null).length;
  };
  for (const story of salvage(damaged)) {
    if (story === null) lost += 1;
    else if (batch.push(story) >= atOnce) write();
  }
  write();
  desk.notices.push(notice(damaged, taken, lost));
}

function read({ id, document, meta }: Salvaged): ReturnType<typeof toStored> | null {
  try {
    // It was a story when it was written; `toStored` and the schema look again.
    return toStored(id, JSON.parse(document) as NodeJson, storyMeta.parse(JSON.parse(meta)));
  } catch {
    return null;
  }
}

function add({ library, now }: Desk, story: Salvaged, stored: ReturnType<typeof toStored>): void {
  if (library.stories.readHead(story.id) !== undefined) return;
  const at = now().toISOString();
  library.stories.add(stored, story.createdAt ?? at, at);
  if (story.trashedAt !== null) library.stories.trash(story.id, story.trashedAt);
}

function notice(damaged: string, taken: number, lost: number): string {
  const kept = `The library was damaged. The damaged file is kept, untouched, as ${damaged}.`;
  if (taken === 0) return `${kept} Nothing in it could be read, so Stet opened an empty library.`;
  const missing =
    lost === 0
      ? 'None is known to be missing, but versions were not taken over.'
      : `${lost} could not be read; versions were not taken over.`;
  return `${kept} Stories taken over from it: ${taken}. ${missing}`;
}
