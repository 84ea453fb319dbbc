import type { Output } from '../../shared/contract/calls.ts';
import type { StoryPlace } from '../../shared/contract/events.ts';
import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { bodyChange } from '../../shared/document/bodyChange.ts';
import type { Story } from '../../shared/story/story.ts';
import type { Clock } from './clock.ts';
import { endOrLate } from './endOrLate.ts';
import type { HeldText } from './heldText.ts';
import type { StoryText } from './mergeStory.ts';
import { SaveOutcome } from './saveOutcome.ts';
import { type SaveState, waitsForChoice, whyWaiting } from './saveState.ts';
import { answerLimit } from './saveTiming.ts';
import type { ShelfKeeper } from './shelfKeeper.ts';
import type { Digest } from './storedProof.ts';
import { UnsavedText } from './unsavedText.ts';

export interface SaverParts {
  readonly api: Api;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly text: HeldText;
  readonly shelf: ShelfKeeper;
  /** State, text or facts changed. */
  readonly tell: () => void;
}

/** Answers that say that the story is not as this window knows it. */
const movedOn: ReadonlySet<string> = new Set(['stale', 'trashed', 'notFound']);

/** Answers that say that a change cannot be put into what is there; a whole text can take its place. */
const needsWhole: ReadonlySet<string> = new Set(['invalid', 'damaged']);

/**
 * Brings the text of one story to the library. One save is in flight at a time and the newest text wins; a
 * failed save is tried again; one that meets somebody else's doing waits for a choice.
 */
export class Saver {
  readonly #parts: SaverParts;
  readonly #id: string;
  readonly #unsaved: UnsavedText;
  readonly #outcome: SaveOutcome;
  /** Of the save on its way: resolves when it ends, or at the latest when its answer is overdue. */
  #inFlight: Promise<void> | null = null;
  /** How many wait for all to be saved. */
  #flushes = 0;
  #isStopped = false;

  constructor(parts: SaverParts, story: Story, readOnly: string | null) {
    this.#parts = parts;
    this.#id = story.id;
    this.#unsaved = new UnsavedText(parts.clock, () => void this.save());
    this.#outcome = new SaveOutcome({
      ...parts,
      story,
      readOnly,
      unsaved: this.#unsaved,
      isSaving: () => this.#inFlight !== null,
      isAwaited: () => this.#flushes > 0,
    });
  }

  get state(): SaveState {
    return this.#outcome.state;
  }
  get revision(): number {
    return this.#outcome.revision;
  }
  /** Whether something on the page was not sent, or was refused. */
  get isDirty(): boolean {
    return this.#unsaved.isDirty;
  }
  get hasUnsaved(): boolean {
    return this.isDirty || this.#inFlight !== null || this.state.kind === 'conflict';
  }
  get isAway(): boolean {
    return this.#outcome.isAway;
  }

  /** Text or facts changed. Called on every key: does next to nothing. */
  touch(): void {
    if (this.#unsaved.touch()) this.#outcome.begun();
    if (this.state.kind === 'failed' || waitsForChoice(this.state)) this.#parts.shelf.keepLater();
    else this.#plan();
  }

  /** Saves all there is. Rejects with the reason when that fails or takes too long; the text is tried again. */
  async flush(): Promise<void> {
    this.#flushes += 1;
    try {
      while (this.isDirty || this.#inFlight !== null) {
        if (this.#inFlight === null) this.#refuseWaiting();
        await this.save();
        const { state } = this;
        if (state.kind === 'failed') throw new StetError(state.code, state.message);
        this.#refuseWaiting();
      }
    } finally {
      this.#flushes -= 1;
    }
  }

  /** Sends a save unless one is on its way. Resolves when it has ended or is overdue. */
  save(): Promise<void> {
    this.#unsaved.stop();
    if (this.#inFlight !== null) return this.#inFlight;
    const ended = this.#attempt().finally(() => {
      this.#inFlight = null;
      if (!this.isDirty || this.#isStopped || waitsForChoice(this.state)) return;
      if (this.state.kind === 'failed') this.#unsaved.planRetry(this.#outcome.failures);
      else this.#plan();
    });
    const onLate = (): void => {
      if (!this.#isStopped) this.#outcome.isLate();
    };
    this.#inFlight = endOrLate(ended, { clock: this.#parts.clock, limit: answerLimit, onLate });
    return this.#inFlight;
  }

  retryNow(): void {
    if (this.state.kind === 'failed') void this.save();
  }

  /** Takes the library's text in place of the one on the page. */
  adopt(story: Story): void {
    this.#outcome.adopt(story);
  }

  /** What the library was last known to hold. */
  get stored(): StoryText {
    return this.#outcome.stored;
  }

  /** The library has `theirs` instead of what it confirmed: the page's text is sent again. */
  mistrust(theirs: Story): void {
    this.#outcome.mistrust(theirs);
  }

  /** Goes on from the library's text with the one on the page, which takes its place. */
  async overwrite(theirs: Story): Promise<void> {
    this.#outcome.outbid(theirs);
    await this.save();
  }

  /** The story was put away, brought back, or removed. */
  moved(place: StoryPlace): void {
    this.#outcome.moved(place);
    if (place === 'queue' && this.isDirty) void this.save();
  }

  /** What was on the page is safe in another story. */
  isElsewhere(text: StoryText): void {
    this.#outcome.isElsewhere(text);
  }

  stop(): void {
    this.#isStopped = true;
    this.#unsaved.stop();
    this.#outcome.stop();
  }

  /** Throws what keeps unsaved text from being saved until a person chooses. */
  #refuseWaiting(): void {
    const why = whyWaiting(this.state);
    if (why !== null && this.hasUnsaved) throw why;
  }

  /** As a change of what the library was last known to hold, where that is much less. */
  async #send({ document, meta }: StoryText): Promise<Output<'stories.save'>> {
    const { api } = this.#parts;
    const base = { id: this.#id, baseRevision: this.revision, meta };
    // After a failure nobody knows what is there.
    const change = this.#outcome.failures > 0 ? null : bodyChange(this.stored.document, document);
    if (change === null) return api.call('stories.save', { ...base, document });
    try {
      return await api.call('stories.saveChange', { ...base, change });
    } catch (error) {
      if (error instanceof StetError && needsWhole.has(error.code))
        return api.call('stories.save', { ...base, document });
      throw error;
    }
  }

  #plan(): void {
    if (this.#inFlight === null && !this.#isStopped) this.#unsaved.plan();
  }

  async #attempt(): Promise<void> {
    const putBack = this.#unsaved.send();
    try {
      const text = this.#parts.text.take();
      this.#outcome.sent(text);
      await this.#outcome.answered(text, await this.#send(text));
    } catch (error) {
      putBack();
      if (error instanceof StetError && movedOn.has(error.code)) await this.#outcome.meet(error);
      else this.#outcome.failed(error);
    }
  }
}
