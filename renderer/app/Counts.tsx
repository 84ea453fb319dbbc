import { useEffect, useRef } from 'react';
import { countDocument } from '../../shared/story/counts.ts';
import type { EditorHandle } from '../editor/editorHandle.ts';
import { classNames } from '../ui/classNames.ts';
import { counted } from '../ui/uiLocale.ts';
import styles from './StatusBar.module.css';
import { useShown } from './shown.ts';
import { whenIdle } from './whenIdle.ts';

/**
 * Words, characters and reading time; of the selection when there is one. Counted when the writer pauses,
 * and written into the bar directly: no key waits for it, and React renders nothing.
 */
export function Counts({ handle }: { readonly handle: EditorHandle }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = (): void => {
      const element = place.current;
      const session = useShown.getState().session;
      if (element === null || session === null || handle.editor.isDestroyed) return;
      const { doc, selection } = handle.editor.state;
      const hasSelection = !selection.empty;
      const node = hasSelection ? doc.cut(selection.from, selection.to) : doc;
      const { words, characters, minutes } = countDocument(node, session.getMeta().language);
      const text = [
        counted(words, 'word', 'words'),
        counted(characters, 'character', 'characters'),
        minutes < 1 ? 'under 1 min' : `${String(minutes)} min`,
      ].join(' · ');
      element.textContent = hasSelection ? `Selected: ${text}` : text;
    };
    const later = whenIdle(write, 200);
    write();
    const stops = [handle.onDocument(later.ask), handle.onSelection(later.ask)];
    return () => {
      later.cancel();
      for (const stop of stops) stop();
    };
  }, [handle]);
  return <span ref={place} className={classNames(styles.item, styles.counts)} data-testid="counts" />;
}
