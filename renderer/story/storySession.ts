import type { Place } from '../../shared/contract/calls.ts';
import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { chosenFacts } from '../../shared/story/keptFacts.ts';
import type { Story, StoryMeta, VersionRow } from '../../shared/story/story.ts';
import type { Clock } from './clock.ts';
import type { EmergencyCopy, EmergencyShelf } from './emergencyCopy.ts';
import { endOrLate } from './endOrLate.ts';
import { mergeStory, type StoryText } from './mergeStory.ts';
import { sameJson } from './sameJson.ts';
import type { SaveState } from './saveState.ts';
import { answerLimit, dueAt, quietAfterKey, retryDelay } from './saveTiming.ts';

export interface SessionParts {
  readonly api: Api;
  readonly clock: Clock;
  readonly shelf: EmergencyShelf;
}

export interface OpenedStory {
  readonly story: Story;
  readonly place: Place | null;
  readonly readOnly: string | null;
  /** Texts earlier windows could not save, where they differ from the library's; the newest first. */
  readonly recovered: readonly EmergencyCopy[];
}

const placeDelay = 1000;
const copyDelay = 400;
const lookDelay = 1500;

/**
 * Keeps one open story on disk. One save is in flight at a time and the newest text wins; a failed save
 * keeps the text and is tried again; a save that meets somebody else's ends in a visible choice. The
 * editor's document is the truth: the session asks for it when it saves, and holds none of its own while
 * one is attached.
 */
export class StorySession {
  readonly id: string;
  /** Where the writer was when the story was last open. */
  readonly place: Place | null;
  readonly createdAt: string;
  /** Of the stored story: a newer Stet's is read here, not written. */
  readonly schemaVersion: number;
  /** Tells this opening's emergency copy from those of other windows and times. */
  readonly #sessionId = crypto.randomUUID();
  readonly #api: Api;
  readonly #clock: Clock;
  readonly #shelf: EmergencyShelf;
  readonly #listeners = new Set<() => void>();
  readonly #replaced = new Set<(document: NodeJson) => void>();
  readonly #stops: (() => void)[] = [];

  #state: SaveState;
  #base: StoryText;
  #revision: number;
  #meta: StoryMeta;
  #document: NodeJson;
  #getDocument: (() => NodeJson) | null = null;
  #documentTouched = false;
  #recovered: readonly EmergencyCopy[];

  #dirty = false;
  #firstUnsavedAt = 0;
  #lastChangeAt = 0;
  /** Of the save on its way: resolves when it ends, or at the latest when its answer is overdue. */
  #inFlight: Promise<void> | null = null;
  #failures = 0;
  /** Texts sent since the last answered save: a lost answer may have been a saved text. */
  #sent: StoryText[] = [];
  #cancelSave: (() => void) | null = null;
  #cancelPlace: (() => void) | null = null;
  #cancelCopy: (() => void) | null = null;
  #cancelLook: (() => void) | null = null;
  #cancelSay: (() => void) | null = null;
  #unsentPlace: Place | null = null;
  #shelved = false;
  #shelfFails = false;
  #closed = false;

  constructor(parts: SessionParts, opened: OpenedStory) {
    const { story } = opened;
    this.id = story.id;
    this.place = opened.place;
    this.createdAt = story.createdAt;
    this.schemaVersion = story.schemaVersion;
    this.#api = parts.api;
    this.#clock = parts.clock;
    this.#shelf = parts.shelf;
    this.#base = { document: story.document, meta: story.meta };
    this.#document = story.document;
    this.#meta = story.meta;
    this.#revision = story.revision;
    this.#recovered = opened.recovered;
    this.#state =
      opened.readOnly === null
        ? { kind: 'saved', at: story.savedAt }
        : { kind: 'readOnly', reason: opened.readOnly };
    this.#stops.push(
      this.#api.on((event) => {
        if (event.type === 'connected') {
          this.#retryNow();
          // What was said while nobody listened is not said again.
          this.#lookLater();
        }
        if (event.type === 'closing') void this.flush().catch(() => {});
        if (event.type === 'stories.changed' && event.ids.includes(this.id)) this.#lookLater();
      }),
    );
  }

  get state(): SaveState {
    return this.#state;
  }
  get revision(): number {
    return this.#revision;
  }
  /** Texts found from before a crash or a lost connection; the person says what becomes of each. */
  get recovered(): readonly EmergencyCopy[] {
    return this.#recovered;
  }
  /** Whether the browser refused to keep unsaved text: this window alone holds it. */
  get shelfFails(): boolean {
    return this.#shelfFails;
  }
  /** Whether closing now would lose something. */
  get hasUnsaved(): boolean {
    return this.#dirty || this.#inFlight !== null || this.#state.kind === 'conflict';
  }
  get isReadOnly(): boolean {
    return this.#state.kind === 'readOnly';
  }

  getMeta = (): StoryMeta => this.#meta;
  getState = (): SaveState => this.#state;

  /** The text as it is now, saved or not: for a copy, a preview, an export elsewhere. */
  getText(): StoryText {
    return { document: this.#takeDocument(), meta: this.#meta };
  }

  /** Called after every change of state or facts; returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Called when the document was replaced from outside the editor: theirs taken, a version restored. */
  onReplaced(listener: (document: NodeJson) => void): () => void {
    this.#replaced.add(listener);
    return () => this.#replaced.delete(listener);
  }

  /** The editor's document is the truth from now on; returns how to detach it. */
  attachEditor(getDocument: () => NodeJson): () => void {
    this.#getDocument = getDocument;
    return () => {
      if (this.#getDocument !== getDocument) return;
      this.#takeDocument();
      this.#getDocument = null;
    };
  }

  /** The document changed. Called on every key: does next to nothing. */
  changed(): void {
    if (this.isReadOnly) return;
    this.#documentTouched = true;
    this.#touch();
  }

  setMeta(patch: Partial<StoryMeta>): void {
    if (this.isReadOnly) return;
    const meta = chosenFacts(this.#meta, patch);
    if (sameJson(meta, this.#meta)) return;
    this.#meta = meta;
    this.#touch();
    this.#tell();
  }

  /**
   * Saves all there is. Rejects with the reason when that fails or takes too long; the text is kept and tried
   * again.
   */
  async flush(): Promise<void> {
    this.#sendPlace();
    while (this.#dirty || this.#inFlight !== null) {
      if (this.#state.kind === 'conflict') {
        throw new StetError('stale', 'This story was changed elsewhere. Choose which text to keep first.');
      }
      await this.#save();
      // `#save` has changed the state; the compiler still believes the check above.
      const state = this.#state as SaveState;
      if (state.kind === 'failed') throw new StetError(state.code, state.message);
    }
  }

  /** Cuts a named version of what is on the page now. */
  async cutVersion(label = ''): Promise<VersionRow> {
    await this.flush();
    return (await this.#api.call('versions.cut', { id: this.id, label })).version;
  }

  /** Makes an old version the text again; what was there is saved first and stays a version. */
  async restoreVersion(version: number): Promise<void> {
    await this.flush();
    await this.#api.call('versions.restore', { id: this.id, version, baseRevision: this.#revision });
    await this.reload();
  }

  /** Takes the library's text after it was changed there on purpose. */
  async reload(): Promise<void> {
    await this.flush();
    const { story } = await this.#api.call('stories.read', { id: this.id });
    if (!this.#dirty) this.#adopt(story);
  }

  /** Ends a conflict. The text that loses is kept as a version first; rejects when that cannot be done. */
  async resolveConflict(keep: 'mine' | 'theirs'): Promise<void> {
    if (this.#state.kind !== 'conflict') return;
    const { theirs } = this.#state;
    const loser: StoryText = keep === 'mine' ? theirs : this.getText();
    await this.#api.call('versions.keep', { id: this.id, document: loser.document, meta: loser.meta });
    this.#failures = 0;
    if (keep === 'theirs') {
      this.#dirty = false;
      this.#adopt(theirs);
      return;
    }
    this.#base = { document: theirs.document, meta: theirs.meta };
    this.#revision = theirs.revision;
    this.#sent = [];
    this.#dirty = true;
    this.#set({ kind: 'typing' });
    await this.#save();
  }

  /** Puts a recovered text on the page, or keeps it as a version and goes on without it. */
  async settleRecovered(copy: EmergencyCopy, choice: 'use' | 'setAside'): Promise<void> {
    if (!this.#recovered.includes(copy)) return;
    const loser: StoryText = choice === 'use' ? this.getText() : copy;
    await this.#api.call('versions.keep', { id: this.id, document: loser.document, meta: loser.meta });
    this.#recovered = this.#recovered.filter((other) => other !== copy);
    if (choice === 'use') {
      this.#meta = copy.meta;
      this.#replace(copy.document);
      this.#touch();
    }
    this.#tell();
    if (choice === 'use') {
      await this.#save();
      // A text that is safe nowhere else stays on the shelf, to be offered again.
      if (!(await this.shelve())) return;
    }
    await this.#shelf.remove(copy).catch(() => {});
  }

  /** Makes a new story of the text on the page: what a person does when this one cannot be saved. */
  async saveCopy(): Promise<string> {
    const { document, meta } = this.getText();
    const slug = meta.slug === '' ? '' : `${meta.slug}-copy`.slice(0, 200);
    return (await this.#api.call('stories.create', { document, meta: { ...meta, slug, isSample: false } }))
      .id;
  }

  /** Remembers caret and scroll for the next opening; sent a second after the last move. */
  rememberPlace(place: Place): void {
    this.#unsentPlace = place;
    this.#cancelPlace ??= this.#clock.after(placeDelay, () => this.#sendPlace());
  }

  /** Tries again at once. */
  retry(): void {
    this.#retryNow();
  }

  /** Puts unsaved text on the browser's own shelf; whether it lies there now, or nothing was unsaved. */
  async shelve(): Promise<boolean> {
    if (!this.hasUnsaved) return true;
    this.#shelved = true;
    let isKept = true;
    try {
      const { document, meta } = this.getText();
      await this.#shelf.write({
        storyId: this.id,
        sessionId: this.#sessionId,
        baseRevision: this.#revision,
        document,
        meta,
        at: this.#clock.date(),
      });
    } catch {
      // The second net may be missing (private window, full disk); the text is still on the page.
      isKept = false;
    }
    if (this.#shelfFails === isKept) {
      this.#shelfFails = !isKept;
      this.#tell();
    }
    return isKept;
  }

  /** Stops listening and saving: for a session that holds nothing unsaved. */
  end(): void {
    this.#closed = true;
    this.#sendPlace();
    for (const stop of this.#stops) stop();
    for (const cancel of [
      this.#cancelSave,
      this.#cancelPlace,
      this.#cancelCopy,
      this.#cancelLook,
      this.#cancelSay,
    ])
      cancel?.();
  }

  #touch(): void {
    const now = this.#clock.now();
    this.#lastChangeAt = now;
    if (!this.#dirty) {
      this.#dirty = true;
      this.#firstUnsavedAt = now;
      if (this.#state.kind === 'saved') this.#set({ kind: 'typing' });
    }
    if (this.#state.kind === 'failed' || this.#state.kind === 'conflict') this.#shelveLater();
    else this.#plan();
  }

  /** One timer for many keys: it looks again when it fires instead of being set anew on each. */
  #plan(): void {
    if (this.#cancelSave !== null || this.#inFlight !== null || this.#closed) return;
    const wait = Math.max(0, dueAt(this.#firstUnsavedAt, this.#lastChangeAt) - this.#clock.now());
    this.#cancelSave = this.#clock.after(wait, () => {
      this.#cancelSave = null;
      if (!this.#dirty || this.#inFlight !== null) return;
      if (this.#clock.now() < dueAt(this.#firstUnsavedAt, this.#lastChangeAt)) this.#plan();
      else void this.#save();
    });
  }

  /** Sends a save unless one is on its way. Resolves when it has ended or is overdue. */
  #save(): Promise<void> {
    this.#cancelSave?.();
    this.#cancelSave = null;
    if (this.#inFlight !== null) return this.#inFlight;
    const ended = this.#attempt().finally(() => {
      this.#inFlight = null;
      if (!this.#dirty || this.#closed) return;
      if (this.#state.kind === 'failed') this.#planRetry();
      else if (this.#state.kind !== 'conflict') this.#plan();
    });
    this.#inFlight = endOrLate(ended, {
      clock: this.#clock,
      limit: answerLimit,
      onLate: () => this.#isLate(),
    });
    return this.#inFlight;
  }

  /** The save goes on and may still be answered; until then the text has to be safe without it. */
  #isLate(): void {
    if (this.#closed) return;
    this.#set({
      kind: 'failed',
      code: 'offline',
      message:
        'Stet has not answered for 5 seconds. Your text is safe in this window, and is saved as soon as Stet answers. Write on, or save a copy.',
      isWaiting: true,
    });
    void this.shelve();
  }

  async #attempt(): Promise<void> {
    const firstUnsavedAt = this.#firstUnsavedAt;
    try {
      const text = this.getText();
      this.#dirty = false;
      // A failed state stays on show until a save has worked: it must not flicker with every try.
      // While the person types on, nor must every save in between.
      if (this.#isQuiet() && this.#state.kind !== 'failed') this.#set({ kind: 'saving' });
      else this.#sayLater(null);
      this.#remember(text);
      const reply = await this.#api.call('stories.save', {
        id: this.id,
        baseRevision: this.#revision,
        document: text.document,
        meta: text.meta,
      });
      this.#confirmed(text, reply.revision, reply.savedAt);
    } catch (error) {
      this.#dirty = true;
      this.#firstUnsavedAt = firstUnsavedAt;
      if (error instanceof StetError && error.code === 'stale') await this.#meetTheirs();
      else this.#failed(error);
    }
  }

  #remember(text: StoryText): void {
    const last = this.#sent.at(-1);
    if (last !== undefined && last.document === text.document && last.meta === text.meta) return;
    this.#sent.push(text);
    if (this.#sent.length > 20) this.#sent.splice(1, 1);
  }

  #confirmed(text: StoryText, revision: number, savedAt: string): void {
    this.#base = text;
    this.#revision = revision;
    this.#sent = [];
    this.#failures = 0;
    this.#unshelve();
    if (this.#dirty) this.#set({ kind: 'typing' });
    else if (this.#state.kind !== 'typing' || this.#isQuiet()) this.#set({ kind: 'saved', at: savedAt });
    else this.#sayLater({ kind: 'saved', at: savedAt });
  }

  /** Whether the last key lies far enough back that the person has paused. */
  #isQuiet(): boolean {
    return this.#clock.now() - this.#lastChangeAt >= quietAfterKey;
  }

  /** What becomes of a save waits for a pause: between two keys it would flicker, and each change costs a frame. */
  #sayLater(saved: SaveState | null): void {
    this.#cancelSay?.();
    this.#cancelSay = this.#clock.after(quietAfterKey, () => {
      this.#cancelSay = null;
      if (this.#state.kind !== 'typing') return;
      if (!this.#isQuiet()) this.#sayLater(saved);
      else if (this.#inFlight !== null) this.#set({ kind: 'saving' });
      else if (!this.#dirty && saved !== null) this.#set(saved);
    });
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    const known = error instanceof StetError;
    this.#set({
      kind: 'failed',
      code: known ? error.code : 'unexpected',
      message: known ? error.message : 'The story could not be saved. Your text is kept here.',
      isWaiting: false,
    });
    this.#shelveLater();
  }

  #planRetry(): void {
    this.#cancelSave ??= this.#clock.after(retryDelay(this.#failures), () => {
      this.#cancelSave = null;
      void this.#save();
    });
  }

  #retryNow(): void {
    if (this.#state.kind === 'failed') void this.#save();
  }

  async #meetTheirs(): Promise<void> {
    try {
      const { story } = await this.#api.call('stories.read', { id: this.id });
      const mine = this.getText();
      if (this.#sent.some((text) => sameText(text, story))) {
        // Our own save whose answer was lost on the way.
        this.#dirty = !sameText(mine, story);
        this.#confirmed(story, story.revision, story.savedAt);
        return;
      }
      const merged = mergeStory(this.#base, mine, story);
      if (merged === null) {
        this.#set({ kind: 'conflict', theirs: story });
        this.#shelveLater();
        return;
      }
      this.#dirty = !sameText(merged, story);
      this.#confirmed(story, story.revision, story.savedAt);
      this.#meta = merged.meta;
      if (merged.document !== mine.document) this.#replace(merged.document);
      this.#tell();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Somebody may have saved this story elsewhere: looked at when nobody types here. */
  #lookLater(): void {
    if (this.isReadOnly) return;
    this.#cancelLook?.();
    this.#cancelLook = this.#clock.after(lookDelay, () => {
      this.#cancelLook = null;
      if (!this.hasUnsaved) void this.#look().catch(() => {});
    });
  }

  async #look(): Promise<void> {
    const { story } = await this.#api.call('stories.read', { id: this.id });
    if (story.revision > this.#revision && !this.hasUnsaved) this.#adopt(story);
  }

  #adopt(story: Story): void {
    const isNewText = !sameJson(story.document, this.#takeDocument());
    this.#base = { document: story.document, meta: story.meta };
    this.#revision = story.revision;
    this.#meta = story.meta;
    this.#sent = [];
    this.#unshelve();
    if (isNewText) this.#replace(story.document);
    this.#set({ kind: 'saved', at: story.savedAt });
    this.#tell();
  }

  #replace(document: NodeJson): void {
    this.#document = document;
    this.#documentTouched = false;
    for (const listener of this.#replaced) listener(document);
    // What the editor now holds is this very text; asking it again would only cost time.
    this.#documentTouched = false;
  }

  /** Serialises at most once for each change. */
  #takeDocument(): NodeJson {
    if (this.#documentTouched && this.#getDocument !== null) {
      this.#document = this.#getDocument();
      this.#documentTouched = false;
    }
    return this.#document;
  }

  #sendPlace(): void {
    this.#cancelPlace?.();
    this.#cancelPlace = null;
    const place = this.#unsentPlace;
    this.#unsentPlace = null;
    // Where the caret was is not worth a message when it cannot be kept.
    if (place !== null) this.#api.call('stories.rememberPlace', { id: this.id, place }).catch(() => {});
  }

  #shelveLater(): void {
    this.#cancelCopy ??= this.#clock.after(copyDelay, () => {
      this.#cancelCopy = null;
      void this.shelve();
    });
  }

  #unshelve(): void {
    this.#cancelCopy?.();
    this.#cancelCopy = null;
    this.#shelfFails = false;
    if (!this.#shelved) return;
    this.#shelved = false;
    this.#shelf.remove({ storyId: this.id, sessionId: this.#sessionId }).catch(() => {});
  }

  #set(state: SaveState): void {
    if (sameJson(this.#state, state)) return;
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function sameText(left: StoryText, right: StoryText): boolean {
  return sameJson(left.document, right.document) && sameJson(left.meta, right.meta);
}
