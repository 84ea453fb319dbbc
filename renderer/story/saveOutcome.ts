import type { Output } from '../../shared/contract/calls.ts';
import type { StoryPlace } from '../../shared/contract/events.ts';
import type { StetError } from '../../shared/contract/reply.ts';
import { sameJson } from '../../shared/story/sameJson.ts';
import type { Story } from '../../shared/story/story.ts';
import { KnownText, sameText } from './knownText.ts';
import type { StoryText } from './mergeStory.ts';
import { readOrGone } from './readOrGone.ts';
import type { SaverParts } from './saver.ts';
import { createSaveSign, type SaveSign } from './saveSign.ts';
import { failedState, firstState, lateState, notAsSent, type SaveState } from './saveState.ts';
import { isHashOf } from './storedProof.ts';
import type { UnsavedText } from './unsavedText.ts';

export interface SaveOutcomeOptions extends SaverParts {
  readonly story: Story;
  readonly readOnly: string | null;
  readonly unsaved: UnsavedText;
  readonly isSaving: () => boolean;
  /** Whether somebody waits for all to be saved. */
  readonly isAwaited: () => boolean;
}

/** What becomes of the saves of one story: what each answer means for the page, and what is said of it. */
export class SaveOutcome {
  readonly #options: SaveOutcomeOptions;
  readonly #sign: SaveSign;
  readonly #known: KnownText;
  #savedAt: string;
  #failures = 0;
  #isStopped = false;

  constructor(options: SaveOutcomeOptions) {
    const { story, readOnly } = options;
    this.#options = options;
    this.#known = new KnownText(story);
    this.#savedAt = story.savedAt;
    this.#sign = createSaveSign({ ...options, first: firstState(story.savedAt, readOnly) });
  }

  get state(): SaveState {
    return this.#sign.state;
  }
  get revision(): number {
    return this.#known.revision;
  }
  get stored(): StoryText {
    return this.#known.stored;
  }
  /** Failures in a row. */
  get failures(): number {
    return this.#failures;
  }
  /** Whether the library has the story where it can be written. */
  get isAway(): boolean {
    return this.#sign.place !== 'queue';
  }

  /** The first change since a save. */
  begun(): void {
    if (this.state.kind === 'saved' || this.isAway) this.#sign.set({ kind: 'typing' });
  }

  /** A text is on its way. A failed state stays on show until a save has worked: it must not flicker. */
  sent(text: StoryText): void {
    // Nor must every save while the person types on.
    if (this.#sign.isQuiet() && this.state.kind !== 'failed') this.#sign.set({ kind: 'saving' });
    else this.#sign.setLater(null);
    this.#known.remember(text);
  }

  /**
   * A save was answered. The hash of what the library holds is compared with the page's text before anything is
   * called saved: in the next pause, or at once when somebody waits for it.
   */
  async answered(sent: StoryText, { revision, savedAt, hash }: Output<'stories.save'>): Promise<void> {
    const { unsaved, digest, isAwaited } = this.#options;
    unsaved.isSent = false;
    this.#known.isStored({ ...sent, revision });
    this.#savedAt = savedAt;
    if (unsaved.isDirty) return this.#goOn();
    const prove = async (): Promise<void> => {
      // A window that cannot count a hash trusts the core, which reads back what it wrote.
      const isThere = await isHashOf(sent, hash, digest).catch(() => true);
      if (this.revision !== revision || this.#isStopped) return;
      if (isThere) this.#goOn();
      else this.#doubt();
    };
    if (isAwaited() || this.state.kind !== 'typing' || this.#sign.isQuiet()) await prove();
    else this.#sign.setLater(() => void prove());
  }

  failed(error: unknown): void {
    this.#failures += 1;
    this.#sign.set(failedState(error));
    this.#options.shelf.keepLater();
  }

  /** The save goes on and may still be answered; until then the text has to be safe without it. */
  isLate(): void {
    this.#sign.set(lateState);
    void this.#options.shelf.keep();
  }

  /** Somebody else saved, put away or removed the story: joined, or left to the person. */
  async meet(error: StetError): Promise<void> {
    const { api, text, unsaved, shelf, tell } = this.#options;
    try {
      const story = await readOrGone(api, this.#options.story.id);
      if (story === null) return this.moved('gone');
      if (story.trashedAt !== null) return this.moved('trash');
      // Something else was not found.
      if (error.code === 'notFound') return this.failed(error);
      const mine = text.take();
      const meeting = this.#known.meet(mine, story);
      if (meeting.kind === 'conflict') {
        this.#sign.set({ kind: 'conflict', theirs: story });
        shelf.keepLater();
        return;
      }
      unsaved.isDirty = !meeting.isAll;
      this.#isStored(story);
      this.#goOn();
      text.setMeta(meeting.text.meta);
      if (meeting.text.document !== mine.document) text.replace(meeting.text.document);
      tell();
    } catch (problem) {
      this.failed(problem);
    }
  }

  /** The library's text takes the place of the one on the page. */
  adopt(story: Story): void {
    const { text, unsaved, tell } = this.#options;
    const isNewText = !sameJson(story.document, text.document);
    this.#isStored(story);
    unsaved.isDirty = false;
    text.setMeta(story.meta);
    if (isNewText) text.replace(story.document);
    this.#goOn();
    tell();
  }

  /** The page's text is to take the place of `theirs`. */
  outbid(theirs: Story): void {
    this.#isStored(theirs);
    this.#options.unsaved.isDirty = true;
    this.#sign.set({ kind: 'typing' });
  }

  /** The library has `theirs` where it confirmed another text. */
  mistrust(theirs: Story): void {
    this.#isStored(theirs);
    this.#doubt();
  }

  /** The story was put away, brought back, or removed. */
  moved(place: StoryPlace): void {
    if (this.state.kind === 'readOnly' && place !== 'gone') return;
    this.#sign.move(place);
    const { unsaved, shelf } = this.#options;
    const isUnsaved = unsaved.isDirty || unsaved.isSent;
    if (this.isAway && isUnsaved) shelf.keepLater();
    this.#sign.set(isUnsaved ? { kind: 'typing' } : { kind: 'saved', at: this.#savedAt });
  }

  /** What was on the page is safe in another story; what came since is not. */
  isElsewhere(copied: StoryText): void {
    const { text, unsaved } = this.#options;
    if (!sameText(copied, text.take())) return;
    unsaved.isDirty = false;
    this.#goOn();
  }

  stop(): void {
    this.#isStopped = true;
    this.#sign.stop();
  }

  #isStored(story: Story): void {
    this.#known.isStored(story);
    this.#savedAt = story.savedAt;
  }

  /** All is well with what was sent. */
  #goOn(): void {
    const { unsaved, shelf } = this.#options;
    this.#failures = 0;
    if (!this.isAway || !unsaved.isDirty) shelf.clear();
    this.#sign.set(unsaved.isDirty ? { kind: 'typing' } : { kind: 'saved', at: this.#savedAt });
  }

  /** What was called saved is not there: kept here, and sent again. */
  #doubt(): void {
    const { unsaved } = this.#options;
    unsaved.isDirty = true;
    this.failed(notAsSent);
    unsaved.planRetry(this.#failures);
  }
}
