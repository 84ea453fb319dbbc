import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { plainText } from '../../shared/document/nodeJson.ts';
import { Banner } from '../ui/Banner.tsx';
import { CropDialog } from './crop/CropDialog.tsx';
import './editor.css';
import type { EditorDialog, EditorHandle } from './editorHandle.ts';
import type { EditorSession } from './editorSession.ts';
import { openEditor } from './openEditor.ts';
import { rememberPlace, restorePlace } from './pagePlace.ts';
import { BubbleMenu } from './panels/BubbleMenu.tsx';
import { BylineDialog } from './panels/BylineDialog.tsx';
import { FindBar } from './panels/FindBar.tsx';
import { InsertMenu } from './panels/InsertMenu.tsx';
import { LanguageDialog } from './panels/LanguageDialog.tsx';
import { LinkDialog } from './panels/LinkDialog.tsx';
import { NoticeDialog } from './panels/NoticeDialog.tsx';
import { TableBar } from './panels/TableBar.tsx';
import { PronunciationsDialog } from './voice/PronunciationsDialog.tsx';
import { ReadAloudBar } from './voice/ReadAloudBar.tsx';
import { ReadingDialog } from './voice/ReadingDialog.tsx';

export interface StoryEditorProps {
  readonly session: EditorSession;
  readonly onReady: (handle: EditorHandle) => void;
}

/** The story as a page to write on. React draws what floats over it; the text is ProseMirror's alone. */
export function StoryEditor({ session, onReady }: StoryEditorProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const live = useRef<HTMLDivElement>(null);
  const [handle, setHandle] = useState<EditorHandle | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const ready = useRef(onReady);
  ready.current = onReady;

  useLayoutEffect(() => {
    if (page.current === null || scroller.current === null) return;
    const announce = (text: string): void => {
      if (live.current !== null) live.current.textContent = text;
    };
    const opened = openEditor(session, page.current, announce);
    if (!opened.ok) {
      setRefusal(opened.reason);
      return;
    }
    restorePlace(opened.handle, session, scroller.current);
    const stop = rememberPlace(opened.handle, session, scroller.current);
    setHandle(opened.handle);
    ready.current(opened.handle);
    return () => {
      stop();
      setHandle(null);
      opened.close();
    };
  }, [session]);

  return (
    <div className="story-frame">
      <div className="story-view">
        <div className="story-scroller" ref={scroller}>
          {refusal === null ? (
            <div className="story-page" ref={page} />
          ) : (
            <RefusedText reason={refusal} session={session} />
          )}
        </div>
      </div>
      <div ref={live} className="visually-hidden" aria-live="polite" />
      {handle !== null && (
        <>
          <FindBar handle={handle} />
          <TableBar handle={handle} />
          <BubbleMenu handle={handle} />
          <InsertMenu handle={handle} />
          <ReadAloudBar handle={handle} />
          <Dialogs handle={handle} session={session} />
          <Cropper handle={handle} />
        </>
      )}
    </div>
  );
}

interface DialogsProps {
  readonly handle: EditorHandle;
  readonly session: EditorSession;
}

function Dialogs({ handle, session }: DialogsProps) {
  const dialog = useSyncExternalStore(handle.dialog.subscribe, handle.dialog.get);
  /** Where the list of names was opened from, to go back there. */
  const before = useRef<EditorDialog | null>(null);
  useEffect(() => {
    if (dialog !== 'pronunciations') before.current = dialog;
  }, [dialog]);
  const closeNames = (): void => {
    handle.dialog.set(before.current);
    if (before.current === null) requestAnimationFrame(() => handle.editor.view.focus());
  };
  if (dialog === 'link') return <LinkDialog handle={handle} />;
  if (dialog === 'language') return <LanguageDialog handle={handle} />;
  if (dialog === 'byline') return <BylineDialog handle={handle} />;
  if (dialog === 'notice') return <NoticeDialog handle={handle} />;
  if (dialog === 'reading') return <ReadingDialog handle={handle} session={session} />;
  if (dialog === 'pronunciations') return <PronunciationsDialog onClose={closeNames} />;
  return null;
}

function Cropper({ handle }: { readonly handle: EditorHandle }) {
  const position = useSyncExternalStore(handle.cropping.subscribe, handle.cropping.get);
  if (position === null) return null;
  const close = (): void => {
    handle.cropping.set(null);
    // The button on the page has gone with the frame it stood in.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) handle.editor.view.focus();
    });
  };
  return <CropDialog handle={handle} position={position} onClose={close} />;
}

/** What can still be read of a document that cannot be edited. Nothing here can be saved over it. */
function RefusedText({ reason, session }: { readonly reason: string; readonly session: EditorSession }) {
  const [text, setText] = useState('');
  useEffect(() => {
    setText(
      (session.getText().document.content ?? [])
        .map(plainText)
        .filter((line) => line !== '')
        .join('\n\n'),
    );
  }, [session]);
  return (
    <div className="story-page">
      <Banner kind="error">
        This story cannot be edited here. {reason} It is kept as it is; its text can be read and copied below,
        and older versions are in the inspector.
      </Banner>
      <div className="refused-text" dir="auto">
        {text}
      </div>
    </div>
  );
}
