import type { NodeJson } from '../../../shared/document/json.ts';
import type { VersionReason } from '../../../shared/story/story.ts';
import type { StoryHead, StoryRecord } from '../db/stories.ts';
import { once } from '../once.ts';
import { storyHash } from '../storyHash.ts';
import { cutVersion } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { keepDamaged } from './keepDamaged.ts';
import type { ReadyStory } from './storedStory.ts';
import { versionContent } from './versionContent.ts';
import { lacks, weightyParts } from './weightyParts.ts';

const hour = 3_600_000;
/** A text that lost more words than these, and more than half, has shrunk. */
const fewWords = 30;
/** A text that grew again to this share of the most words there were is as good as whole. */
const whole = 0.9;
/** Stories remembered at once: those of one sitting. */
const mostWatched = 100;

/** What is remembered of a story since its last save. */
interface Watched {
  readonly hash: string;
  /** The most words there were. */
  readonly most: number;
  /** The latest text that was whole; null while the stored one is. */
  readonly full: StoryRecord | null;
  readonly parts: ReadonlyMap<string, number>;
  readonly problems: string;
  /** When the text went apart from its last version, in milliseconds. */
  readonly apartSince: number;
}

export interface VersionWatch {
  /**
   * Cuts the versions that must stand before `story` replaces what is stored, inside the caller's
   * transaction. What it returns is to be called once that is on the disk.
   */
  keepBefore(before: StoryHead, story: ReadyStory): () => void;
}

/**
 * Decides which texts become versions before a save replaces them. It remembers a little of each story that
 * is being written, so that what is taken out word by word is kept as well as what goes at once, and is one
 * version, not many. When Stet closes it forgets; a version more or less comes of that.
 */
export function createVersionWatch(desk: Desk): VersionWatch {
  const { library } = desk;
  const watched = new Map<string, Watched>();

  function remember(id: string, next: Watched): void {
    watched.delete(id);
    watched.set(id, next);
    const [oldest] = watched.keys();
    if (watched.size > mostWatched && oldest !== undefined) watched.delete(oldest);
  }

  return {
    keepBefore(before, story) {
      const now = desk.now().getTime();
      const last = library.versions.last(story.id);
      const isApart = last?.hash !== before.hash;
      const stored = once(() => soundRecord(desk, story.id));
      const seen = watched.get(story.id);
      const known = seen?.hash === before.hash ? seen : null;
      const held = known?.parts ?? partsOf(stored());
      const most = Math.max(known?.most ?? 0, before.words);
      const full = () => known?.full ?? stored();
      const since = Math.max(known?.apartSince ?? 0, Date.parse(last?.at ?? before.createdAt));
      const parts = partsOf(story);
      const problems = story.problems.join('\n');

      let hasKept = false;
      const keep = (record: StoryRecord | null, reason: VersionReason): void => {
        if (record === null) return;
        cutVersion(desk, story.id, record, reason);
        hasKept = true;
      };
      const isShrunk = hasShrunk(most, story.words);
      if (isShrunk) keep(full(), 'shrunk');
      else if (isApart && lacks(parts, held) && lacks(partsOf(last && versionContent(desk, last)), held))
        keep(stored(), 'shrunk');
      else if (isApart && problems !== '' && problems !== known?.problems) keep(stored(), 'repaired');
      else if (isApart && now - since >= hour) keep(stored(), 'hour');

      const isWhole = isShrunk || (story.words >= before.words && story.words >= most * whole);
      const next: Watched = {
        hash: story.hash,
        most: isShrunk ? story.words : Math.max(most, story.words),
        full: isWhole ? null : full(),
        parts,
        problems,
        apartSince: hasKept || !isApart ? now : since,
      };
      return () => remember(story.id, next);
    },
  };
}

function hasShrunk(most: number, words: number): boolean {
  const lost = most - words;
  return lost > 0 && (words === 0 || (lost > fewWords && lost > most / 2));
}

/** Null for one that was damaged on the disk: a version of it would hold something else than was written. */
function soundRecord(desk: Desk, id: string): StoryRecord | null {
  const record = desk.library.stories.read(id);
  if (record === undefined) return null;
  if (storyHash(record.document, record.meta) === record.hash) return record;
  keepDamaged(desk, record);
  return null;
}

function partsOf(content: { readonly document: string } | null | undefined): ReadonlyMap<string, number> {
  // It is what `toStored` made, now or when it was saved.
  return content ? weightyParts(JSON.parse(content.document) as NodeJson) : new Map();
}
