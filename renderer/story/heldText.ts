import type { NodeJson } from '../../shared/document/json.ts';
import type { StoryMeta } from '../../shared/story/story.ts';
import type { StoryText } from './mergeStory.ts';

/** The text of one open story as this window has it: the editor's while one is attached, else its own. */
export class HeldText {
  #document: NodeJson;
  #meta: StoryMeta;
  #getDocument: (() => NodeJson) | null = null;
  #isTouched = false;
  readonly #replaced = new Set<(document: NodeJson) => void>();

  constructor({ document, meta }: StoryText) {
    this.#document = document;
    this.#meta = meta;
  }

  get meta(): StoryMeta {
    return this.#meta;
  }
  setMeta(meta: StoryMeta): void {
    this.#meta = meta;
  }

  /** Serialises at most once for each change. */
  get document(): NodeJson {
    if (this.#isTouched && this.#getDocument !== null) {
      this.#document = this.#getDocument();
      this.#isTouched = false;
    }
    return this.#document;
  }

  take(): StoryText {
    return { document: this.document, meta: this.#meta };
  }

  /** The editor's document changed. Called on every key: does next to nothing. */
  touch(): void {
    this.#isTouched = true;
  }

  /** The editor's document is the truth from now on; returns how to detach it. */
  attach(getDocument: () => NodeJson): () => void {
    this.#getDocument = getDocument;
    return () => {
      if (this.#getDocument !== getDocument) return;
      // Read once more, while the editor is there to say.
      this.#document = this.document;
      this.#getDocument = null;
    };
  }

  /** Called when the document was replaced from outside the editor; returns how to stop. */
  onReplaced(listener: (document: NodeJson) => void): () => void {
    this.#replaced.add(listener);
    return () => this.#replaced.delete(listener);
  }

  replace(document: NodeJson): void {
    this.#document = document;
    this.#isTouched = false;
    for (const listener of this.#replaced) listener(document);
    // What the editor now holds is this very text; asking it again would only cost time.
    this.#isTouched = false;
  }
}
