import { closeHistory } from '@tiptap/pm/history';
import type { Command } from '@tiptap/pm/state';
import { CaseSensitive, ChevronDown, ChevronUp, Regex, WholeWord, X } from 'lucide-react';
import {
  findNext,
  findPrev,
  getMatchHighlights,
  replaceAll,
  replaceNext,
  setSearchState,
} from 'prosemirror-search';
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { countMatches } from '../countMatches.ts';
import type { EditorHandle } from '../editorHandle.ts';
import { lastFind, rememberFind } from '../find/lastFind.ts';
import { nothingToFind, StoryQuery } from '../find/storyQuery.ts';

/** Find and replace over the whole story, captions and headline included. */
export function FindBar({ handle }: { readonly handle: EditorHandle }) {
  const mode = useSyncExternalStore(handle.find.subscribe, handle.find.get);
  return mode === null ? null : (
    <Bar handle={handle} isReplacing={mode === 'replace' && handle.editor.isEditable} />
  );
}

function Bar({ handle, isReplacing }: { readonly handle: EditorHandle; readonly isReplacing: boolean }) {
  const { view } = handle.editor;
  const [before] = useState(() => lastFind(view));
  const [words, setWords] = useState(() => selectedWords(handle) || before.search);
  const [instead, setInstead] = useState(before.replace);
  const [caseSensitive, setCaseSensitive] = useState(before.caseSensitive);
  const [wholeWord, setWholeWord] = useState(before.wholeWord);
  const [regexp, setRegexp] = useState(before.regexp);
  const [found, setFound] = useState('');
  const [replaced, setReplaced] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const find = { search: words, replace: instead, caseSensitive, wholeWord, regexp };
    rememberFind(view, find);
    view.dispatch(setSearchState(view.state.tr, new StoryQuery(find)));
    setReplaced(null);
  }, [view, words, instead, caseSensitive, wholeWord, regexp]);
  useEffect(() => {
    field.current?.select();
    return () => {
      if (!view.isDestroyed) view.dispatch(setSearchState(view.state.tr, new StoryQuery(nothingToFind)));
    };
  }, [view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again for every query
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setFound(countMatches(view.state)), 80);
    };
    look();
    const stops = [handle.onDocument(look), handle.onSelection(look)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [handle, view, words, caseSensitive, wholeWord, regexp]);

  const close = (): void => {
    handle.find.set(null);
    view.focus();
  };
  const run = (command: Command): void => {
    setReplaced(null);
    command(view.state, view.dispatch, view);
    showMatch(handle);
  };
  const replaceEvery = (): void => {
    const count = getMatchHighlights(view.state).find().length;
    // One step to undo, whatever was typed a moment ago.
    if (count > 0) replaceAll(view.state, (transaction) => view.dispatch(closeHistory(transaction)));
    setReplaced(count);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    if (event.key === 'F3' || (event.key === 'Enter' && event.target === field.current)) {
      event.preventDefault();
      event.stopPropagation();
      run(event.shiftKey ? findPrev : findNext);
    }
  };
  return (
    <search className="find-bar" aria-label="Find in the story" onKeyDown={onKeyDown}>
      <div className="find-row">
        <input
          ref={field}
          type="text"
          dir="auto"
          aria-label="Find"
          placeholder="Find"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <span className="find-count" role="status">
          {words === '' ? '' : replaced === null ? found : `${replaced} replaced`}
        </span>
        <IconButton
          label="Match case"
          icon={<CaseSensitive size={16} />}
          isPressed={caseSensitive}
          onClick={() => setCaseSensitive(!caseSensitive)}
        />
        <IconButton
          label="Whole words"
          icon={<WholeWord size={16} />}
          isPressed={wholeWord}
          onClick={() => setWholeWord(!wholeWord)}
        />
        <IconButton
          label="Regular expression"
          icon={<Regex size={15} />}
          isPressed={regexp}
          onClick={() => setRegexp(!regexp)}
        />
        <IconButton
          label="Find previous"
          shortcut="Shift+F3"
          icon={<ChevronUp size={16} />}
          onClick={() => run(findPrev)}
        />
        <IconButton
          label="Find next"
          shortcut="F3"
          icon={<ChevronDown size={16} />}
          onClick={() => run(findNext)}
        />
        <IconButton label="Close" shortcut="Escape" icon={<X size={16} />} onClick={close} />
      </div>
      {isReplacing && (
        <div className="find-row">
          <input
            type="text"
            dir="auto"
            aria-label="Replace with"
            placeholder="Replace with"
            value={instead}
            onChange={(event) => setInstead(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              run(replaceNext);
            }}
          />
          <Button onClick={() => run(replaceNext)}>Replace</Button>
          <Button onClick={replaceEvery}>Replace all</Button>
        </div>
      )}
    </search>
  );
}

function selectedWords(handle: EditorHandle): string {
  const { from, to, $from, $to } = handle.editor.state.selection;
  return $from.sameParent($to) && to - from < 200 ? handle.editor.state.doc.textBetween(from, to) : '';
}

/** The caret stays where the person types: in the field. */
function showMatch(handle: EditorHandle): void {
  const { view } = handle.editor;
  const { node } = view.domAtPos(view.state.selection.from);
  const place = node instanceof Element ? node : node.parentElement;
  place?.scrollIntoView({ block: 'nearest' });
}
