import { sameJson } from '../../shared/story/sameJson.ts';
import { mergeStory, type StoryText } from './mergeStory.ts';

/** A text as the library has it. */
export interface StoredText extends StoryText {
  readonly revision: number;
}

export type Meeting =
  /** `text` goes on the page. `isAll`: the library has all of it. */
  | { readonly kind: 'settled'; readonly text: StoryText; readonly isAll: boolean }
  /** A person has to choose. */
  | { readonly kind: 'conflict' };

const mostSent = 20;

/** What this window knows of the text in the library: what it last saw there, and what may be there by now. */
export class KnownText {
  #stored: StoredText;
  /** Texts sent since the last answered save: a lost answer may have been a saved text. */
  #sent: StoryText[] = [];

  constructor(stored: StoredText) {
    this.#stored = stored;
  }

  get revision(): number {
    return this.#stored.revision;
  }

  get stored(): StoryText {
    return this.#stored;
  }

  remember(text: StoryText): void {
    const last = this.#sent.at(-1);
    if (last !== undefined && last.document === text.document && last.meta === text.meta) return;
    this.#sent.push(text);
    if (this.#sent.length > mostSent) this.#sent.splice(1, 1);
  }

  isStored({ document, meta, revision }: StoredText): void {
    this.#stored = { document, meta, revision };
    this.#sent = [];
  }

  /** What it means that a save found `theirs` in the library instead of what it builds on. */
  meet(mine: StoryText, theirs: StoryText): Meeting {
    // One of ours, and only the answer to its save was lost; else both changes may fit into one text.
    const isOurs = this.#sent.some((text) => sameText(text, theirs));
    const text = isOurs ? mine : mergeStory(this.#stored, mine, theirs);
    return text === null ? { kind: 'conflict' } : { kind: 'settled', text, isAll: sameText(text, theirs) };
  }
}

export function sameText(left: StoryText, right: StoryText): boolean {
  return sameJson(left.document, right.document) && sameJson(left.meta, right.meta);
}
