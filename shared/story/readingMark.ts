import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Node } from '@tiptap/pm/model';
import { type SpokenSentence, spokenText } from './spokenText.ts';

/** `text:` or `captions:` and the SHA-256 of what was said: what a reading keeps of the text it was made of. */
export const readingMarkPattern = /^(?:(?:text|captions):[0-9a-f]{64})?$/;

export function readingMark(sentences: readonly SpokenSentence[], withCaptions: boolean): string {
  const said = JSON.stringify(
    sentences.map(({ runs }) => runs.map(({ text, language }) => [text, language])),
  );
  return `${withCaptions ? 'captions' : 'text'}:${bytesToHex(sha256(utf8ToBytes(said)))}`;
}

export interface FoundReading {
  readonly position: number;
  /** The text has changed since it was made. */
  readonly isOlder: boolean;
}

/** The readings in a story, and whether each still says what the story says. `language` is the story's. */
export function findReadings(document: Node, language: string): readonly FoundReading[] {
  const found: FoundReading[] = [];
  const now = new Map<boolean, string>();
  document.descendants((node, position) => {
    if (node.type.name !== 'audio') return true;
    const mark: unknown = node.attrs['readingOf'];
    if (typeof mark !== 'string' || mark === '') return false;
    const withCaptions = mark.startsWith('captions:');
    const current =
      now.get(withCaptions) ?? readingMark(spokenText(document, { language, withCaptions }), withCaptions);
    now.set(withCaptions, current);
    found.push({ position, isOlder: mark !== current });
    return false;
  });
  return found;
}
