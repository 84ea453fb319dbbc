import { Fragment, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { EditorHandle } from '../editorHandle.ts';
import { closeSlash, slashState } from '../plugins/slashPlugin.ts';
import { elementIcon } from './elementIcons.ts';
import { type InsertItem, insertItems } from './insertItems.ts';
import { placeBeside } from './placeBeside.ts';

/** The list that `/` opens. The caret stays in the text; arrows and Enter are passed on to here. */
export function InsertMenu({ handle }: { readonly handle: EditorHandle }) {
  const state = useSyncExternalStore(handle.insertMenu.subscribe, handle.insertMenu.get);
  const popup = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const items = state === null ? [] : insertItems(state.query);
  const from = state?.from;
  const count = items.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list's height follows its length
  useLayoutEffect(() => {
    if (from === undefined || popup.current === null) return;
    setPlace(placeBeside(handle.editor.view, from, popup.current));
  }, [from, count, handle]);
  useLayoutEffect(() => {
    popup.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  if (state === null) return null;
  return (
    <div
      ref={popup}
      className="insert-menu"
      role="listbox"
      id="insert-menu"
      aria-label="Insert"
      style={place === null ? { visibility: 'hidden' } : place}
      onMouseDown={(event) => event.preventDefault()}
    >
      {items.length === 0 && <p className="insert-nothing">Nothing by that name</p>}
      {items.map((item, index) => (
        <Fragment key={item.id}>
          {items[index - 1]?.group !== item.group && (
            <div className="insert-group" role="presentation">
              {item.group}
            </div>
          )}
          <Row item={item} isChosen={index === state.index} onChoose={() => runItem(handle, item)} />
        </Fragment>
      ))}
    </div>
  );
}

interface RowProps {
  readonly item: InsertItem;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Row({ item, isChosen, onChoose }: RowProps) {
  const Icon = elementIcon(item.icon);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the caret stays in the text, and the row that is chosen is said aloud
    // biome-ignore lint/a11y/useKeyWithClickEvents: the editor passes the keys on
    <div
      className="insert-item"
      role="option"
      id={`insert-${item.id}`}
      aria-selected={isChosen}
      onClick={onChoose}
    >
      <Icon size={16} aria-hidden="true" />
      {item.label}
    </div>
  );
}

/** Takes away what was typed and does what was chosen. */
export function runItem(handle: EditorHandle, item: InsertItem): void {
  const { view } = handle.editor;
  const state = slashState(view.state);
  if (state !== null) view.dispatch(closeSlash(view.state.tr.delete(state.from, view.state.selection.from)));
  if (item.asks === undefined) handle.run(item.command);
  else handle.dialog.set(item.asks);
}

/** Keys while the menu is open; true when it took them. */
export function insertMenuKey(handle: EditorHandle, event: KeyboardEvent): boolean {
  const state = handle.insertMenu.get();
  if (state === null) return false;
  const items = insertItems(state.query);
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0 && items.length > 0) {
    const index = (state.index + step + items.length) % items.length;
    handle.insertMenu.set({ ...state, index });
    handle.announce(items[index]?.label ?? '');
    return true;
  }
  if (event.key !== 'Enter' && event.key !== 'Tab') return false;
  const item = items[state.index];
  if (item === undefined) return false;
  runItem(handle, item);
  return true;
}
