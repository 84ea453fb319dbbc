import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import type { Story } from '../../shared/story/story.ts';
import type { Clock } from './clock.ts';
import { endOrLate } from './endOrLate.ts';
import type { HeldText } from './heldText.ts';
import { KnownText, type StoredText, sameText } from './knownText.ts';
import { sameJson } from './sameJson.ts';
import { createSaveSign, type SaveSign } from './saveSign.ts';
import { failedState, lateState, type SaveState } from './saveState.ts';
import { answerLimit } from './saveTiming.ts';
import type { ShelfKeeper } from './shelfKeeper.ts';
import { UnsavedText } from './unsavedText.ts';

export interface SaverParts {
  readonly api: Api;
  readonly clock: Clock;
  readonly text: HeldText;
  readonly shelf: ShelfKeeper;
  /** State, text or facts changed. */
  readonly tell: () => void;
}

/**
 * Brings the text of one story to the library. One save is in flight at a time and the newest text wins; a
 * failed save is tried again; a save that meets somebody else's waits for a choice.
 */
export class Saver {
  readonly #parts: SaverParts;
  readonly #id: string;
  readonly #sign: SaveSign;
  readonly #unsaved: UnsavedText;
  readonly #known: KnownText;
  /** Of the save on its way: resolves when it ends, or at the latest when its answer is overdue. */
  #inFlight: Promise<void> | null = null;
  #failures = 0;
  #isStopped = false;

  constructor(parts: SaverParts, story: Story, readOnly: string | null) {
    this.#parts = parts;
    this.#id = story.id;
    this.#known = new KnownText(story);
    this.#unsaved = new UnsavedText(parts.clock, () => void this.save());
    this.#sign = createSaveSign({
      clock: parts.clock,
      first:
        readOnly === null ? { kind: 'saved', at: story.savedAt } : { kind: 'readOnly', reason: readOnly },
      unsaved: this.#unsaved,
      isSaving: () => this.#inFlight !== null,
      tell: parts.tell,
    });
  }

  get state(): SaveState {
    return this.#sign.state;
  }
  get revision(): number {
    return this.#known.revision;
  }
  /** Whether something on the page was not sent, or was refused. */
  get isDirty(): boolean {
    return this.#unsaved.isDirty;
  }
  get hasUnsaved(): boolean {
    return this.isDirty || this.#inFlight !== null || this.state.kind === 'conflict';
  }

  /** Text or facts changed. Called on every key: does next to nothing. */
  touch(): void {
    if (this.#unsaved.touch() && this.state.kind === 'saved') this.#sign.set({ kind: 'typing' });
    if (this.state.kind === 'failed' || this.state.kind === 'conflict') this.#parts.shelf.keepLater();
    else this.#plan();
  }

  /** Saves all there is. Rejects with the reason when that fails or takes too long; the text is tried again. */
  async flush(): Promise<void> {
    while (this.isDirty || this.#inFlight !== null) {
      if (this.state.kind === 'conflict') {
        throw new StetError('stale', 'This story was changed elsewhere. Choose which text to keep first.');
      }
      await this.save();
      // `save` has changed the state; the compiler still believes the check above.
      const state = this.state as SaveState;
      if (state.kind === 'failed') throw new StetError(state.code, state.message);
    }
  }

  /** Sends a save unless one is on its way. Resolves when it has ended or is overdue. */
  save(): Promise<void> {
    this.#unsaved.stop();
    if (this.#inFlight !== null) return this.#inFlight;
    const ended = this.#attempt().finally(() => {
      this.#inFlight = null;
      if (!this.isDirty || this.#isStopped) return;
      if (this.state.kind === 'failed') this.#unsaved.planRetry(this.#failures);
      else if (this.state.kind !== 'conflict') this.#plan();
    });
    const { clock } = this.#parts;
    this.#inFlight = endOrLate(ended, { clock, limit: answerLimit, onLate: () => this.#isLate() });
    return this.#inFlight;
  }

  retryNow(): void {
    if (this.state.kind === 'failed') void this.save();
  }

  /** Takes the library's text in place of the one on the page. */
  adopt(story: Story): void {
    const { text, shelf, tell } = this.#parts;
    const isNewText = !sameJson(story.document, text.document);
    this.#known.isStored(story);
    this.#failures = 0;
    this.#unsaved.isDirty = false;
    text.setMeta(story.meta);
    shelf.clear();
    if (isNewText) text.replace(story.document);
    this.#sign.set({ kind: 'saved', at: story.savedAt });
    tell();
  }

  /** Goes on from the library's text with the one on the page, which takes its place. */
  async overwrite(theirs: Story): Promise<void> {
    this.#known.isStored(theirs);
    this.#failures = 0;
    this.#unsaved.isDirty = true;
    this.#sign.set({ kind: 'typing' });
    await this.save();
  }

  stop(): void {
    this.#isStopped = true;
    this.#unsaved.stop();
    this.#sign.stop();
  }

  #plan(): void {
    if (this.#inFlight === null && !this.#isStopped) this.#unsaved.plan();
  }

  async #attempt(): Promise<void> {
    const putBack = this.#unsaved.send();
    try {
      const text = this.#parts.text.take();
      // A failed state stays on show until a save has worked: it must not flicker with every try.
      // While the person types on, nor must every save in between.
      if (this.#sign.isQuiet() && this.state.kind !== 'failed') this.#sign.set({ kind: 'saving' });
      else this.#sign.setLater(null);
      this.#known.remember(text);
      const baseRevision = this.revision;
      const reply = await this.#parts.api.call('stories.save', { id: this.#id, baseRevision, ...text });
      this.#confirmed({ ...text, revision: reply.revision }, reply.savedAt);
    } catch (error) {
      putBack();
      if (error instanceof StetError && error.code === 'stale') await this.#meet();
      else this.#failed(error);
    }
  }

  #confirmed(stored: StoredText, savedAt: string): void {
    this.#known.isStored(stored);
    this.#failures = 0;
    this.#parts.shelf.clear();
    const saved = { kind: 'saved', at: savedAt } as const;
    if (this.isDirty) this.#sign.set({ kind: 'typing' });
    else if (this.state.kind !== 'typing' || this.#sign.isQuiet()) this.#sign.set(saved);
    else this.#sign.setLater(saved);
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    this.#sign.set(failedState(error));
    this.#parts.shelf.keepLater();
  }

  #isLate(): void {
    if (this.#isStopped) return;
    this.#sign.set(lateState);
    void this.#parts.shelf.keep();
  }

  async #meet(): Promise<void> {
    try {
      const { story } = await this.#parts.api.call('stories.read', { id: this.#id });
      const { text, shelf, tell } = this.#parts;
      const mine = text.take();
      const meeting = this.#known.meet(mine, story);
      if (meeting.kind === 'conflict') {
        this.#sign.set({ kind: 'conflict', theirs: story });
        shelf.keepLater();
        return;
      }
      const kept = meeting.kind === 'ours' ? mine : meeting.text;
      this.#unsaved.isDirty = !sameText(kept, story);
      this.#confirmed(story, story.savedAt);
      if (meeting.kind === 'ours') return;
      text.setMeta(kept.meta);
      if (kept.document !== mine.document) text.replace(kept.document);
      tell();
    } catch (error) {
      this.#failed(error);
    }
  }
}
