import type { Recovery } from '../db/recovery.ts';
import type { Desk } from './desk.ts';
import type { Healed } from './heal.ts';
import type { Recovered } from './recoverText.ts';
import type { TakenOver } from './takeOver.ts';

const mostNamed = 5;

/** What the person is told of stories in which the library and its journal did not agree, a sentence or two each. */
export function healNotices(desk: Desk, outcomes: Healed): readonly string[] {
  const named = (wanted: Recovered): string | null => {
    const ids = [...outcomes].flatMap(([id, outcome]) => (outcome === wanted ? id : []));
    return ids.length === 0 ? null : nameStories(desk, ids);
  };
  const [back, mended, kept, unread] = (['back', 'mended', 'kept', 'unread'] as const).map(named);
  return [
    back &&
      `The library lacked what was last saved of ${back}. It was put back from the recovery journal; what stood there before is kept as a version.`,
    mended &&
      `The disk had damaged the text of ${mended}. It was put back from the recovery journal; the damaged text is kept in the data folder’s “damaged”.`,
    kept &&
      `The recovery journal holds another text of ${kept} than the library. The library’s stands; the other one is kept as a version.`,
    unread &&
      `The disk has damaged the text of ${unread}, and it could not be put back. Open it to bring back an earlier version.`,
  ].filter((text) => typeof text === 'string');
}

/** “Ferry”, “Sea wall” and 3 more stories. */
function nameStories({ library }: Desk, ids: readonly string[]): string {
  const names = ids
    .slice(0, mostNamed)
    .map((id) => `“${library.stories.readRow(id)?.headline || 'Untitled'}”`);
  const more = ids.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
}

export interface PutTogether {
  readonly taken: TakenOver;
  readonly healed: Healed;
}

/** What the person is told of a library that was put together anew: what happened, what is kept, what may be missing. */
export function recoveryNotice(desk: Desk, recovery: Recovery, { taken, healed }: PutTogether): string {
  const { stories } = desk.library;
  const fromJournal = [...healed.values()].filter((outcome) => outcome === 'back' || outcome === 'mended');
  const lost = new Set([
    ...taken.lost,
    ...[...healed].flatMap(([id, outcome]) => (outcome === 'unread' ? id : [])),
  ]);
  const missing = [...lost].filter((id) => stories.readHead(id) === undefined).length;
  const counts = [
    taken.stories + taken.versions > 0 &&
      `Stories taken over from it: ${taken.stories}; versions: ${taken.versions}.`,
    fromJournal.length > 0 && `Stories put back from the recovery journal: ${fromJournal.length}.`,
  ].filter((text) => text !== false);
  const isEmpty = recovery.base === 'nothing' && counts.length === 0;
  return [
    whatHappened(recovery),
    whatStands(recovery),
    ...counts,
    isEmpty
      ? 'Nothing could be read, so Stet opened an empty library.'
      : whatIsMissing(recovery, missing, taken),
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function whatHappened({ cause, aside }: Recovery): string {
  switch (cause) {
    case 'damaged':
      return `The library was damaged. The damaged file is kept, untouched, as ${aside}.`;
    case 'log':
      return `The library’s log, stet.sqlite-wal, did not belong to it. Both are kept, untouched, as ${aside}.`;
    case 'gone':
      return aside === null
        ? 'The library file was missing.'
        : `The library file was empty. It is kept, untouched, as ${aside}.`;
  }
}

function whatStands({ base, backupAt }: Recovery): string {
  if (base === 'alone') return 'The library was opened without it.';
  if (base === 'nothing' || backupAt === null) return '';
  const when = new Date(backupAt).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  return `The backup of ${when} was put in its place.`;
}

function whatIsMissing({ base }: Recovery, missing: number, { lostVersions }: TakenOver): string {
  const counted =
    missing + lostVersions === 0
      ? 'None is known to be missing.'
      : `Could not be read: stories ${missing}, versions ${lostVersions}.`;
  if (base === 'alone') return `${counted} Versions and settings that were only in the log may be missing.`;
  if (base === 'backup') return `${counted} Versions and settings of after the backup may be missing.`;
  return `${counted} Compare with your exports and backups.`;
}
