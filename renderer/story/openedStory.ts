import type { Place } from '../../shared/contract/calls.ts';
import type { Api } from '../../shared/contract/host.ts';
import type { Story } from '../../shared/story/story.ts';
import type { Clock } from './clock.ts';
import type { EmergencyCopy, EmergencyShelf } from './emergencyCopy.ts';
import type { Digest } from './storedProof.ts';

/** What a session works with. */
export interface SessionParts {
  readonly api: Api;
  readonly clock: Clock;
  readonly shelf: EmergencyShelf;
  readonly digest: Digest;
}

/** A story as it was found when it was opened. */
export interface OpenedStory {
  readonly story: Story;
  readonly place: Place | null;
  /** Why it can only be read; null when it can be written. */
  readonly readOnly: string | null;
  /** Texts earlier windows could not save, where they differ from the library's; the newest first. */
  readonly recovered: readonly EmergencyCopy[];
}
