import type { StoryPlace } from '../../shared/contract/events.ts';
import { StetError } from '../../shared/contract/reply.ts';
import type { Story } from '../../shared/story/story.ts';
import { KnownText, type StoredText, sameText } from './knownText.ts';
import type { StoryText } from './mergeStory.ts';
import { sameJson } from './sameJson.ts';
import type { SaverParts } from './saver.ts';
import { createSaveSign, type SaveSign } from './saveSign.ts';
import { failedState, lateState, type SaveState } from './saveState.ts';
import type { UnsavedText } from './unsavedText.ts';

export interface SaveOutcomeOptions extends SaverParts {
  readonly story: Story;
  readonly readOnly: string | null;
  readonly unsaved: UnsavedText;
  readonly isSaving: () => boolean;
}

/** What becomes of the saves of one story: what each answer means for the page, and what is said of it. */
export class SaveOutcome {
  readonly #options: SaveOutcomeOptions;
  readonly #sign: SaveSign;
  readonly #known: KnownText;
  #savedAt: string;
  #failures = 0;
  #place: StoryPlace = 'queue';

  constructor(options: SaveOutcomeOptions) {
    const { story, readOnly } = options;
    this.#options = options;
    this.#known = new KnownText(story);
    this.#savedAt = story.savedAt;
    const first =
      readOnly === null
        ? ({ kind: 'saved', at: story.savedAt } as const)
        : ({ kind: 'readOnly', reason: readOnly } as const);
    this.#sign = createSaveSign({ ...options, first });
  }

  get state(): SaveState {
    return this.#sign.state;
  }
  get revision(): number {
    return this.#known.revision;
  }
  /** Failures in a row. */
  get failures(): number {
    return this.#failures;
  }
  /** Whether the library has the story where it can be written. */
  get isAway(): boolean {
    return this.#place !== 'queue';
  }

  /** The first change since a save. */
  begun(): void {
    if (this.state.kind === 'saved' || this.isAway) this.#say({ kind: 'typing' });
  }

  /** A text is on its way. A failed state stays on show until a save has worked: it must not flicker. */
  sent(text: StoryText): void {
    // Nor must every save while the person types on.
    if (this.#sign.isQuiet() && this.state.kind !== 'failed') this.#say({ kind: 'saving' });
    else this.#sign.setLater(null);
    this.#known.remember(text);
  }

  confirmed(stored: StoredText, savedAt: string): void {
    const { shelf, unsaved } = this.#options;
    unsaved.isSent = false;
    this.#isStored(stored, savedAt);
    if (!this.isAway || !unsaved.isDirty) shelf.clear();
    const saved = { kind: 'saved', at: savedAt } as const;
    if (unsaved.isDirty) this.#say({ kind: 'typing' });
    else if (this.state.kind !== 'typing' || this.#sign.isQuiet()) this.#say(saved);
    else this.#sign.setLater(saved);
  }

  failed(error: unknown): void {
    this.#failures += 1;
    this.#say(failedState(error));
    this.#options.shelf.keepLater();
  }

  /** The save goes on and may still be answered; until then the text has to be safe without it. */
  isLate(): void {
    this.#say(lateState);
    void this.#options.shelf.keep();
  }

  /** Somebody else saved, put away or removed the story: joined, or left to the person. */
  async meet(error: StetError): Promise<void> {
    const {
      api,
      story: { id },
      text,
      unsaved,
      shelf,
      tell,
    } = this.#options;
    try {
      const { story } = await api.call('stories.read', { id });
      if (story.trashedAt !== null) return this.moved('trash');
      // Something else was not found.
      if (error.code === 'notFound') return this.failed(error);
      const mine = text.take();
      const meeting = this.#known.meet(mine, story);
      if (meeting.kind === 'conflict') {
        this.#say({ kind: 'conflict', theirs: story });
        shelf.keepLater();
        return;
      }
      unsaved.isDirty = !meeting.isAll;
      this.confirmed(story, story.savedAt);
      text.setMeta(meeting.text.meta);
      if (meeting.text.document !== mine.document) text.replace(meeting.text.document);
      tell();
    } catch (problem) {
      if (problem instanceof StetError && problem.code === 'notFound') this.moved('gone');
      else this.failed(problem);
    }
  }

  /** The library's text takes the place of the one on the page. */
  adopt(story: Story): void {
    const { text, unsaved, shelf, tell } = this.#options;
    const isNewText = !sameJson(story.document, text.document);
    this.#isStored(story, story.savedAt);
    unsaved.isDirty = false;
    text.setMeta(story.meta);
    shelf.clear();
    if (isNewText) text.replace(story.document);
    this.#say({ kind: 'saved', at: story.savedAt });
    tell();
  }

  /** The page's text is to take the place of `theirs`. */
  outbid(theirs: Story): void {
    this.#isStored(theirs, theirs.savedAt);
    this.#options.unsaved.isDirty = true;
    this.#say({ kind: 'typing' });
  }

  /** The story was put away, brought back, or removed. */
  moved(place: StoryPlace): void {
    if (this.state.kind === 'readOnly' && place !== 'gone') return;
    this.#place = place;
    const { unsaved, shelf } = this.#options;
    const isUnsaved = unsaved.isDirty || unsaved.isSent;
    if (this.isAway && isUnsaved) shelf.keepLater();
    this.#say(isUnsaved ? { kind: 'typing' } : { kind: 'saved', at: this.#savedAt });
  }

  /** What was on the page is safe in another story; what came since is not. */
  isElsewhere(copied: StoryText): void {
    const { text, unsaved, shelf } = this.#options;
    if (!sameText(copied, text.take())) return;
    unsaved.isDirty = false;
    shelf.clear();
    this.#say({ kind: 'saved', at: this.#savedAt });
  }

  stop(): void {
    this.#sign.stop();
  }

  #isStored(stored: StoredText, savedAt: string): void {
    this.#known.isStored(stored);
    this.#savedAt = savedAt;
    this.#failures = 0;
  }

  /** What `state` says, unless the story is away: then that goes before everything else. */
  #say(state: SaveState): void {
    const { isDirty, isSent } = this.#options.unsaved;
    const place = this.#place;
    this.#sign.set(place === 'queue' ? state : { kind: 'away', place, hasUnsaved: isDirty || isSent });
  }
}
