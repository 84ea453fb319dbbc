import { stetStory } from '../../shared/formats/stetStory.ts';
import type { StorySession } from '../story/storySession.ts';
import { showToast } from '../ui/toast.ts';
import { desk } from './desk.ts';

/** Saves a copy of the open story. */
export function downloadCopy(): void {
  const { session } = desk.get();
  if (session !== null) downloadCopyOf(session);
}

/**
 * Writes a story's unsaved or saved text to a file the person keeps, made here in the window: it works when nothing
 * else does. Pictures stay in the library; the file names them, and importing it finds them again.
 */
export function downloadCopyOf(session: StorySession): void {
  const { document: text, meta } = session.getText();
  const { schemaVersion, createdAt } = session.found;
  const name = fileName(meta.slug);
  const [file] = stetStory.write({ document: text, meta, schemaVersion, createdAt }, name, {
    media: () => null,
    picture: () => null,
    facts: () => null,
    theme: { id: 'standard', css: '' },
    asFolder: false,
  });
  if (file === undefined) return;
  // A copy: the bytes of an exporter may lie in shared memory, which a Blob does not take.
  const content = typeof file.content === 'string' ? file.content : new Uint8Array(file.content);
  const address = URL.createObjectURL(new Blob([content], { type: stetStory.mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.json`;
  link.click();
  // The browser has taken the bytes by the next minute; until then they must stay.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  const rest = meta.notes === '' ? '' : ' Your notes are not in it: they never leave this machine.';
  showToast({ text: `A copy of the text was handed to your downloads. Import brings it back.${rest}` });
}

function fileName(slug: string): string {
  const safe = slug
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return safe === '' ? 'story' : safe;
}
