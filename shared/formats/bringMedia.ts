import type { Api } from '../contract/host.ts';
import { StetError } from '../contract/reply.ts';
import { mediaShown } from './mediaAddress.ts';

/** "media/": a text without these bytes names no file beside it and is not searched. */
const sign = Uint8Array.of(0x6d, 0x65, 0x64, 0x69, 0x61, 0x2f);

/**
 * A story exported as a folder has its media in `media/` beside it: adds those that it names and that are
 * there, one by one. `beside` gives the bytes under a name, or null; it may throw. Returns why a source could
 * not be added, as the end of a sentence; a bad file holds up neither the others nor the story.
 */
export async function bringMedia(
  api: Api,
  story: Uint8Array,
  beside: (name: string) => Promise<Uint8Array | null>,
): Promise<ReadonlyMap<string, string>> {
  const failures = new Map<string, string>();
  if (!holdsSign(story)) return failures;
  for (const name of mediaShown(new TextDecoder('latin1').decode(story))) {
    const why = await bringMedium(api, name, () => beside(name));
    if (why !== null) failures.set(`media:${name}`, why);
  }
  return failures;
}

/** Adds one medium under the name a story has for it; gives why that failed, or null. No bytes are no failure. */
export async function bringMedium(
  api: Api,
  name: string,
  read: () => Promise<Uint8Array | null>,
): Promise<string | null> {
  try {
    const bytes = await read();
    if (bytes !== null) await api.call('media.add', { name, bytes, source: `media:${name}` });
    return null;
  } catch (error) {
    const why = error instanceof StetError ? error.message : 'It could not be read.';
    return `media/${name} could not be taken. ${why}`;
  }
}

function holdsSign(bytes: Uint8Array): boolean {
  const first = sign[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (sign.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
