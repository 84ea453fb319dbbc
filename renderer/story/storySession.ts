import type { Place } from '../../shared/contract/calls.ts';
import type { Api } from '../../shared/contract/host.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { chosenFacts } from '../../shared/story/keptFacts.ts';
import { sameJson } from '../../shared/story/sameJson.ts';
import type { Story, StoryMeta, VersionRow } from '../../shared/story/story.ts';
import type { EmergencyCopy } from './emergencyCopy.ts';
import { followLibrary } from './followLibrary.ts';
import { HeldText } from './heldText.ts';
import type { StoryText } from './mergeStory.ts';
import type { OpenedStory, SessionParts } from './openedStory.ts';
import { createPlaceKeeper, type PlaceKeeper } from './placeKeeper.ts';
import { createRecoveredTexts, type RecoveredTexts } from './recoveredTexts.ts';
import { Saver } from './saver.ts';
import type { SaveState } from './saveState.ts';
import { createShelfKeeper, type ShelfKeeper } from './shelfKeeper.ts';
import { createStoryVersions, type StoryVersions } from './storyVersions.ts';

/**
 * One open story: what is on its page, where its writer was, and whether it is on disk. The editor's document
 * is the truth: the session asks for it when it saves, and holds none of its own while one is attached.
 */
export class StorySession {
  readonly id: string;
  /** Where the writer was when the story was last open. */
  readonly place: Place | null;
  readonly isReadOnly: boolean;
  /** As it was when it was opened. */
  readonly found: Story;
  readonly #api: Api;
  readonly #text: HeldText;
  readonly #saver: Saver;
  readonly #shelfKeeper: ShelfKeeper;
  readonly #placeKeeper: PlaceKeeper;
  readonly #versions: StoryVersions;
  readonly #recovered: RecoveredTexts;
  readonly #listeners = new Set<() => void>();
  readonly #stop: () => void;
  readonly #tell = (): void => {
    for (const listener of this.#listeners) listener();
  };

  constructor(
    { api, clock, shelf, digest }: SessionParts,
    { story, place, readOnly, recovered }: OpenedStory,
  ) {
    this.id = story.id;
    this.place = place;
    this.isReadOnly = readOnly !== null;
    this.found = story;
    this.#api = api;
    this.#text = new HeldText(story);
    this.#placeKeeper = createPlaceKeeper(story.id, api, clock);
    this.#shelfKeeper = createShelfKeeper({
      // Tells this opening's copy from those of other windows and times.
      key: { storyId: story.id, sessionId: crypto.randomUUID() },
      shelf,
      clock,
      hasUnsaved: () => this.hasUnsaved,
      takeCopy: () => ({ baseRevision: this.#saver.revision, ...this.getText() }),
      tell: this.#tell,
    });
    const parts = { api, clock, digest, text: this.#text, tell: this.#tell };
    this.#saver = new Saver({ ...parts, shelf: this.#shelfKeeper }, story, readOnly);
    const joints = { ...parts, id: story.id, saver: this.#saver, flush: () => this.flush() };
    this.#versions = createStoryVersions(joints);
    const kept = { found: recovered, shelf, shelfKeeper: this.#shelfKeeper, versions: this.#versions };
    this.#recovered = createRecoveredTexts({ ...joints, ...kept });
    this.#stop = followLibrary({ ...joints, subscribe: this.subscribe });
  }

  get state(): SaveState {
    return this.#saver.state;
  }
  /** Texts found from before a crash or a lost connection; the person says what becomes of each. */
  get recovered(): readonly EmergencyCopy[] {
    return this.#recovered.list;
  }
  /** Whether the browser refused to keep unsaved text: this window alone holds it. */
  get shelfFails(): boolean {
    return this.#shelfKeeper.fails;
  }
  /** Whether closing now would lose something. */
  get hasUnsaved(): boolean {
    return this.#saver.hasUnsaved;
  }

  getMeta = (): StoryMeta => this.#text.meta;
  getState = (): SaveState => this.state;

  /** The text as it is now, saved or not: for a copy, a preview, an export elsewhere. */
  getText(): StoryText {
    return this.#text.take();
  }

  /** Called after every change of state or facts; returns how to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Called when the document was replaced from outside the editor: theirs taken, a version restored. */
  onReplaced(listener: (document: NodeJson) => void): () => void {
    return this.#text.onReplaced(listener);
  }

  /** The editor's document is the truth from now on; returns how to detach it. */
  attachEditor(getDocument: () => NodeJson): () => void {
    return this.#text.attach(getDocument);
  }

  /** The document changed. Called on every key: does next to nothing. */
  changed(): void {
    if (this.isReadOnly) return;
    this.#text.touch();
    this.#saver.touch();
  }

  setMeta(patch: Partial<StoryMeta>): void {
    if (this.isReadOnly) return;
    const meta = chosenFacts(this.getMeta(), patch);
    if (sameJson(meta, this.getMeta())) return;
    this.#text.setMeta(meta);
    this.#saver.touch();
    this.#tell();
  }

  /**
   * Saves all there is. Rejects with the reason when that fails or takes too long; the text is kept and tried
   * again.
   */
  async flush(): Promise<void> {
    this.#placeKeeper.send();
    await this.#saver.flush();
  }

  /** Cuts a named version of what is on the page now. */
  cutVersion(label = ''): Promise<VersionRow> {
    return this.#versions.cut(label);
  }

  /** Makes an old version the text again; what was there is saved first and stays a version. */
  restoreVersion(version: number): Promise<void> {
    return this.#versions.restore(version);
  }

  /** Takes the library's text after it was changed there on purpose. */
  reload(): Promise<void> {
    return this.#versions.reload();
  }

  /** Ends a conflict. The text that loses is kept as a version first; rejects when that cannot be done. */
  resolveConflict(keep: 'mine' | 'theirs'): Promise<void> {
    return this.#versions.resolveConflict(keep);
  }

  /** Puts a recovered text on the page, or keeps it as a version and goes on without it. */
  settleRecovered(copy: EmergencyCopy, choice: 'use' | 'setAside'): Promise<void> {
    return this.#recovered.settle(copy, choice);
  }

  /** Brings the story back from the trash and saves what was typed meanwhile. */
  async restore(): Promise<void> {
    await this.#api.call('stories.restore', { ids: [this.id] });
    // The event may be long in coming.
    this.#saver.moved('queue');
  }

  /** Makes a new story of the text on the page, notes and all, for one that is away. Gives its id. */
  async saveAsNewStory(): Promise<string> {
    const text = this.getText();
    const meta = { ...text.meta, isSample: false };
    const { id } = await this.#api.call('stories.create', { document: text.document, meta });
    this.#saver.isElsewhere(text);
    return id;
  }

  /** Remembers caret and scroll for the next opening. */
  rememberPlace(place: Place): void {
    this.#placeKeeper.remember(place);
  }

  /** Tries again at once. */
  retry(): void {
    this.#saver.retryNow();
  }

  /** Puts unsaved text on the browser's own shelf; whether it lies there now, or nothing was unsaved. */
  shelve(): Promise<boolean> {
    return this.#shelfKeeper.keep();
  }

  /** Stops listening and saving: for a session that holds nothing unsaved. */
  end(): void {
    this.#placeKeeper.send();
    this.#saver.stop();
    this.#shelfKeeper.stop();
    this.#stop();
  }
}
