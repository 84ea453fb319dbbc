import type { EditorView } from '@tiptap/pm/view';
import { startUploads } from './uploads.ts';

/** A file on its way into the text. */
export interface Arrival {
  /** Of its upload: where it stands by now, `uploadPlace` says. */
  readonly id: string;
  readonly file: File;
  /** The uploads that came together with it and follow it. */
  readonly later: readonly string[];
}

/** Keeps a place for each file and puts them in one after the other: two that come together stay in order. */
export function placeFiles(
  view: EditorView,
  files: readonly File[],
  position: number,
  put: (arrival: Arrival) => Promise<void>,
): void {
  const places = files.map((file) => ({ id: crypto.randomUUID(), file }));
  const uploads = places.map(({ id, file }) => ({ id, name: file.name, at: position, isAwaited: false }));
  view.dispatch(startUploads(view.state.tr, uploads).setMeta('addToHistory', false));
  void (async () => {
    for (const [index, { id, file }] of places.entries()) {
      await put({ id, file, later: places.slice(index + 1).map((place) => place.id) });
    }
  })();
}
