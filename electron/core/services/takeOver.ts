import { readContributor } from '../../../shared/story/contributor.ts';
import { fold } from '../../../shared/story/fold.ts';
import { readNotice } from '../../../shared/story/libraryNotice.ts';
import { schemaVersion } from '../../../shared/story/story.ts';
import type { Library } from '../db/library.ts';
import type { MediumRecord } from '../db/media.ts';
import { sqliteCode } from '../db/open.ts';
import type { Recovery } from '../db/recovery.ts';
import {
  openSalvage,
  type Salvage,
  type SalvagedContributor,
  type SalvagedNotice,
  type SalvagedStory,
  type SalvagedVersion,
} from '../db/salvage.ts';
import { storyHash } from '../storyHash.ts';
import type { Desk } from './desk.ts';
import { factsOf, parsed, writtenMedium } from './mediumRecord.ts';
import { type Recovered, recoverText } from './recoverText.ts';

const atOnce = 100;

/** What came out of a library that was moved aside. */
export interface TakenOver {
  /** Stories that are there, or are newer, because of it. */
  readonly stories: number;
  readonly versions: number;
  /** Stories that were seen in it and could not be read. */
  readonly lost: readonly string[];
  readonly lostVersions: number;
}

const nothing: TakenOver = { stories: 0, versions: 0, lost: [], lostVersions: 0 };

/**
 * Takes what can be read of a library that was moved aside into the one that stands in its place. One that was
 * cut off by the end of the process begins anew at the next start, and takes nothing twice.
 */
export function takeOver(desk: Desk, recovery: Recovery): TakenOver {
  const salvage = recovery.aside === null ? null : openSalvage(recovery.aside, desk.library.key);
  if (salvage === null) return nothing;
  try {
    return { ...takeStories(desk, salvage, recovery), ...takeRest(desk, salvage, recovery) };
  } finally {
    salvage.close();
  }
}

function takeStories(desk: Desk, salvage: Salvage, recovery: Recovery): Pick<TakenOver, 'stories' | 'lost'> {
  const lost: string[] = [];
  let taken = 0;
  let batch: SalvagedStory[] = [];
  const write = () => {
    const ready = batch;
    batch = [];
    desk.library.write(() => {
      for (const story of ready) {
        const outcome = take(desk, story, recovery);
        if (outcome === 'unread') lost.push(story.id);
        else if (outcome !== 'none') taken += 1;
      }
    });
  };
  for (const story of salvage.stories()) {
    if (story.document === null) lost.push(story.id);
    else if (batch.push(story) >= atOnce) write();
  }
  write();
  return { stories: taken, lost };
}

function take(desk: Desk, { id, document, meta, known }: SalvagedStory, { base }: Recovery): Recovered {
  const { stories, journal } = desk.library;
  const isThere = stories.readHead(id) !== undefined;
  // What another library's log brought along is not ours; what was removed for good stays so.
  if (!isThere && (base === 'alone' || journal.survey.gone.has(id))) return 'none';
  const at = desk.now().toISOString();
  const hash = storyHash(document, meta);
  const rest = known ?? { hash, revision: 1, schemaVersion, createdAt: at, savedAt: at, trashedAt: null };
  let outcome: Recovered = 'unread';
  isTaken(() =>
    desk.library.write(() => {
      outcome = recoverText(desk, { id, document, meta, ...rest }, 'From the damaged library');
      if (!isThere && rest.trashedAt !== null) stories.trash(id, rest.trashedAt);
    }),
  );
  return outcome;
}

/** Versions of the stories that were taken over, and what belongs to no story. What is there already stays. */
function takeRest(
  { library }: Desk,
  salvage: Salvage,
  { base }: Recovery,
): Pick<TakenOver, 'versions' | 'lostVersions'> {
  let versions = 0;
  let lostVersions = 0;
  library.write(() => {
    if (base !== 'alone') takeShared(library, salvage);
    for (const version of salvage.versions()) {
      if (version !== null && isKnown(library, version)) continue;
      if (version !== null && isTaken(() => addVersion(library, version))) versions += 1;
      else lostVersions += 1;
    }
  });
  return { versions, lostVersions };
}

/** What belongs to no story. Entries of the directory stand where they are newer; settings a backup brought are older. */
function takeShared(library: Library, salvage: Salvage): void {
  for (const medium of salvage.media()) isTaken(() => takeMedium(library, medium));
  for (const entry of salvage.contributors()) takeContributor(library, entry);
  for (const notice of salvage.notices()) takeNotice(library, notice);
  for (const { key, value } of salvage.settings()) {
    const setting = parsed(value);
    if (setting !== null) library.settings.write(key, setting);
  }
}

/** What is known of a medium stands where it is newer. */
function takeMedium({ media }: Library, record: MediumRecord): void {
  const { facts, embedded, addedAt, removedAt, revision, ...info } = record;
  const written = { ...writtenMedium(info, factsOf(record), null), facts, embedded };
  const there = media.one(record.source);
  if (there === undefined) media.add(written, { addedAt, removedAt, revision });
  else if (there.revision < revision) {
    media.save(written, there.revision);
    media.setRemoved(record.source, removedAt);
  }
}

function takeContributor(
  { contributors }: Library,
  { value, revision, removedAt }: SalvagedContributor,
): void {
  const person = readContributor(parsed(value));
  if (person === null) return;
  const there = contributors.one(person.id);
  if (there !== undefined && there.revision >= revision) return;
  const entry = { id: person.id, nameKey: fold(person.name), value };
  if (there === undefined) contributors.add(entry);
  else contributors.save(entry, there.revision);
  if (removedAt !== null) contributors.setRemoved(person.id, removedAt);
}

function takeNotice({ noticeTexts }: Library, salvaged: SalvagedNotice): void {
  const { value, revision, changedAt, removedAt } = salvaged;
  const notice = readNotice(parsed(value));
  if (notice === null) return;
  const there = noticeTexts.one(notice.id);
  if (there !== undefined && there.revision >= revision) return;
  const entry = { id: notice.id, titleKey: fold(notice.title), value, changedAt };
  if (there === undefined) noticeTexts.add(entry);
  else noticeTexts.save(entry, there.revision);
  if (removedAt !== null) noticeTexts.setRemoved(notice.id, removedAt);
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
