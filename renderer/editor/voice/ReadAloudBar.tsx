import { SkipBack, SkipForward, Square } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import type { EditorHandle } from '../editorHandle.ts';
import { TextToolbar } from '../panels/TextToolbar.tsx';

/** Where the reading is, while the story is read aloud; it floats, so that nothing moves when it comes. */
export function ReadAloudBar({ handle }: { readonly handle: EditorHandle }) {
  const { readAloud } = handle;
  const state = useSyncExternalStore(readAloud.state.subscribe, readAloud.state.get);
  if (state === null) return null;
  return (
    <div className="read-aloud">
      <TextToolbar handle={handle} className="read-aloud-buttons" label="Read aloud">
        <IconButton
          label="Sentence before"
          shortcut="Shift+F9"
          icon={<SkipBack size={16} />}
          onClick={() => readAloud.step(-1)}
        />
        <IconButton
          label="Stop reading aloud"
          shortcut="Escape"
          icon={<Square size={16} />}
          onClick={readAloud.stop}
        />
        <IconButton
          label="Next sentence"
          shortcut="F9"
          icon={<SkipForward size={16} />}
          onClick={() => readAloud.step(1)}
        />
      </TextToolbar>
      <span className="read-aloud-count">
        Sentence {state.number} of {state.count}
      </span>
    </div>
  );
}
