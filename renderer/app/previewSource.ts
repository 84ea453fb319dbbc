import type { EditorHandle } from '../editor/editorHandle.ts';
import type { PreviewSource } from '../preview/previewSource.ts';
import type { StorySession } from '../story/storySession.ts';

/** The story being written, as the preview follows it. */
export function makePreviewSource(session: StorySession, handle: EditorHandle): PreviewSource {
  return {
    getDocument: () => handle.editor.state.doc,
    getMeta: session.getMeta,
    onChange(listener) {
      const stopText = handle.onDocument(listener);
      let meta = session.getMeta();
      const stopFacts = session.subscribe(() => {
        // The session also tells of its saves, which change nothing a reader sees.
        if (session.getMeta() === meta) return;
        meta = session.getMeta();
        listener();
      });
      return () => {
        stopText();
        stopFacts();
      };
    },
    onCaret: (listener) => handle.onSelection(() => listener(handle.editor.state.selection.head)),
    goTo: (position) => handle.goTo(position),
  };
}
