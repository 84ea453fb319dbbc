import type { NodeJson } from '../../../shared/document/json.ts';
import { readContributor } from '../../../shared/story/contributor.ts';
import { fold } from '../../../shared/story/fold.ts';
import { readFacts } from '../../../shared/story/keptFacts.ts';
import type { Library } from '../db/library.ts';
import { sqliteCode } from '../db/open.ts';
import { openSalvage, type Salvage, type Salvaged, type SalvagedVersion } from '../db/salvage.ts';
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
  const salvage = openSalvage(damaged);
  try {
    const stories = salvage === null ? { taken: 0, lost: 0 } : takeStories(desk, salvage);
    const versions = salvage === null ? { taken: 0, lost: 0 } : takeRest(desk, salvage);
    desk.notices.push(notice(damaged, stories, versions));
  } finally {
    salvage?.close();
  }
  desk.library.write(() => settings.setFact(underWay, ''));
}

interface Tally {
  readonly taken: number;
  readonly lost: number;
}

function takeStories(desk: Desk, salvage: Salvage): Tally {
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
  for (const story of salvage.stories()) {
    if (story === null) lost += 1;
    else if (batch.push(story) >= atOnce) write();
  }
  write();
  return { taken, lost };
}

/** Versions of the stories that were taken over, and what belongs to no story. What is there already stays. */
function takeRest({ library }: Desk, salvage: Salvage): Tally {
  let taken = 0;
  let lost = 0;
  library.write(() => {
    for (const { at, ...info } of salvage.media()) isTaken(() => library.media.add(info, at));
    for (const { value, removedAt } of salvage.contributors()) {
      const person = readContributor(parsed(value));
      if (person === null || library.contributors.one(person.id) !== undefined) continue;
      library.contributors.add({ id: person.id, nameKey: fold(person.name), value });
      if (removedAt !== null) library.contributors.setRemoved(person.id, removedAt);
    }
    const chosen = library.settings.read();
    for (const { key, value } of salvage.settings())
      if (!Object.hasOwn(chosen, key)) library.settings.write(key, parsed(value));
    for (const version of salvage.versions()) {
      if (version !== null && isKnown(library, version)) continue;
      if (version !== null && isTaken(() => addVersion(library, version))) taken += 1;
      else lost += 1;
    }
  });
  return { taken, lost };
}

/** Its story did not come over, or it came over itself before the process was cut off. */
function isKnown({ stories, versions }: Library, { storyId, at, hash }: SalvagedVersion): boolean {
  if (stories.readHead(storyId) === undefined) return true;
  return versions.list(storyId).some((one) => one.at === at && one.hash === hash);
}

function addVersion({ versions }: Library, version: SalvagedVersion): void {
  const { storyId, at, reason, label, ...state } = version;
  versions.add(storyId, state, reason, label, at);
}

/** False for a row that the tables do not take: the damage was in it. One such row must not cost the others. */
function isTaken(add: () => void): boolean {
  try {
    add();
    return true;
  } catch (error) {
    if (sqliteCode(error)?.startsWith('SQLITE_CONSTRAINT') !== true) throw error;
    return false;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function read({ id, document, meta, schemaVersion }: Salvaged): ReturnType<typeof toStored> | null {
  try {
    // It was a story when it was written; `toStored` and the schema look again.
    return toStored(
      id,
      JSON.parse(document) as NodeJson,
      readFacts(JSON.parse(meta)),
      schemaVersion ?? undefined,
    );
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

function notice(damaged: string, stories: Tally, versions: Tally): string {
  const kept = `The library was damaged. The damaged file is kept, untouched, as ${damaged}.`;
  if (stories.taken === 0) return `${kept} Nothing in it could be read, so Stet opened an empty library.`;
  const missing =
    stories.lost + versions.lost === 0
      ? 'None is known to be missing.'
      : `Could not be read: stories ${stories.lost}, versions ${versions.lost}.`;
  return `${kept} Stories taken over from it: ${stories.taken}; versions: ${versions.taken}. ${missing}`;
}
