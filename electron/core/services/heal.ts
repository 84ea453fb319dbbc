import type { StoryRecord } from '../db/stories.ts';
import { knownFailure } from '../failure.ts';
import type { JournalHead } from '../journal/segmentSummary.ts';
import { storyHash } from '../storyHash.ts';
import type { Desk } from './desk.ts';
import { type Recovered, recoverText } from './recoverText.ts';
import { healNotices } from './recoveryNotices.ts';

/** Texts that are read to see whether they fit their hash before the desk opens, in UTF-16 units. */
const mostRead = 16_000_000;
/** Stories whose texts are in memory at once, and written in one transaction. */
const atOnce = 500;
const source = 'From the recovery journal';

/** What became of each story in which the library and the journal did not agree, by its id. */
export type Healed = ReadonlyMap<string, Recovered>;

/**
 * Compares the library with its journal. A story that the library lacks, has older, or has damaged is put back;
 * what was there is kept. A disk that is full or read-only does not stop the desk from opening.
 */
export function heal(desk: Desk): Healed {
  const { library } = desk;
  const { survey } = library.journal;
  const outcomes = new Map<string, Recovered>();
  const [wanted, unsound, removed] = compare(desk);
  try {
    for (let start = 0; start < wanted.length; start += atOnce)
      for (const [id, outcome] of putBackSome(desk, wanted.slice(start, start + atOnce)))
        outcomes.set(id, outcome);
  } catch (error) {
    if (knownFailure(error) === null) throw error;
    desk.notices.push(
      'Some texts that the library lacks could not be put back from the recovery journal, because the disk could not be written. They are safe in the journal; Stet tries again when it is opened next.',
    );
  }
  renoteReturned(desk);
  library.journal.forget([...removed, ...[...survey.leftOver].filter((id) => !isThere(desk, id))]);
  for (const id of unsound) if (!outcomes.has(id)) outcomes.set(id, 'unread');
  return outcomes;
}

/** A story whose text does not fit its hash, put back from the journal; null when that cannot be. */
export function healStory(desk: Desk, { id, revision }: StoryRecord): StoryRecord | null {
  const { library } = desk;
  if (library.state !== 'open') return null;
  const found = library.journal.find(new Set([id])).get(id);
  if (found === undefined || found.text.revision < revision) return null;
  try {
    library.write(() => recoverText(desk, found.text, source));
  } catch (error) {
    if (knownFailure(error) === null) throw error;
    return null;
  }
  const record = library.stories.read(id);
  if (record === undefined || storyHash(record.document, record.meta) !== record.hash) return null;
  for (const text of healNotices(desk, new Map([[id, 'mended']]))) {
    desk.notices.push(text);
    desk.emit({ type: 'notice', level: 'warning', text });
  }
  desk.search.changed();
  return record;
}

/** Ids to look for in the journal, those of them that are damaged, and those that were removed for good. */
function compare(desk: Desk): readonly [string[], string[], string[]] {
  const { stories, journal } = desk.library;
  const wanted: string[] = [];
  const unsound: string[] = [];
  const removed: string[] = [];
  const agreeing: [string, JournalHead][] = [];
  for (const [id, head] of journal.survey.heads) {
    const there = stories.readHead(id);
    if (there === undefined && (stories.removedAt(id) ?? 0) > head.change) removed.push(id);
    else if (there === undefined || there.revision < head.revision) wanted.push(id);
    else if (there.revision === head.revision && there.hash !== head.hash) wanted.push(id);
    else agreeing.push([id, head]);
  }
  let read = 0;
  for (const [id] of agreeing.sort(([, one], [, other]) => other.change - one.change)) {
    if (read > mostRead) break;
    const record = stories.read(id);
    read += record === undefined ? 0 : record.document.length + record.meta.length;
    if (record !== undefined && storyHash(record.document, record.meta) === record.hash) continue;
    wanted.push(id);
    unsound.push(id);
  }
  return [wanted, unsound, removed];
}

function putBackSome(desk: Desk, ids: readonly string[]): ReadonlyMap<string, Recovered> {
  const { library } = desk;
  const found = library.journal.find(new Set(ids));
  return library.write(() => {
    const outcomes = new Map<string, Recovered>();
    for (const [id, { text, trashedAt }] of found) {
      const wasThere = isThere(desk, id);
      outcomes.set(id, recoverText(desk, text, source));
      if (!wasThere && trashedAt !== null) library.stories.trash(id, trashedAt);
    }
    return outcomes;
  });
}

/** Stories that were to be removed when the end came, and were not: the journal takes them up again. */
function renoteReturned(desk: Desk): void {
  const { stories, journal } = desk.library;
  for (const id of journal.survey.gone) {
    const record = stories.read(id);
    if (record === undefined || storyHash(record.document, record.meta) !== record.hash) continue;
    const { revision, schemaVersion, hash, createdAt, savedAt, document, meta } = record;
    const change = stories.lastChange();
    const text = { id, revision, change, schemaVersion, hash, createdAt, savedAt, document, meta };
    journal.write([{ kind: 'text', text }]);
  }
}

function isThere({ library }: Desk, id: string): boolean {
  return library.stories.readHead(id) !== undefined;
}
