import { allShortcuts, isEnabled } from '../ui/command.ts';
import { matchesShortcut } from '../ui/shortcut.ts';
import { allCommands } from './commands.ts';
import { desk } from './desk.ts';
import { columnsNow, hidePanel } from './panels.ts';
import { focusRegion } from './regions.ts';

/** Runs commands by their keys. What had a use for the key itself has prevented its default by then. */
export function listenToKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || desk.get().isLocked) return;
    const target = event.target instanceof Element ? event.target : null;
    // An open dialog or menu has the keyboard to itself.
    if (target?.closest('[role=dialog], [role=alertdialog], [role=menu]')) return;
    if (event.key === 'Escape') {
      stepBack(target);
      return;
    }
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !/^F\d+$/.test(event.key);
    if (isPlain) return;
    const command = allCommands().find((one) =>
      allShortcuts(one).some((shortcut) => matchesShortcut(shortcut, event)),
    );
    if (command === undefined) return;
    // The browser's own meaning of the keys (save page, print) would only surprise.
    event.preventDefault();
    if (isEnabled(command)) command.run();
  };
  window.addEventListener('keydown', leaveFocusMode, true);
  window.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener('keydown', leaveFocusMode, true);
    window.removeEventListener('keydown', onKeyDown);
  };
}

/** Esc: out of what floats over the page, then back to the text. */
function stepBack(target: Element | null): void {
  const columns = columnsNow();
  const floating = (['inspector', 'preview', 'queue'] as const).find((name) => columns[name].mode === 'over');
  if (floating !== undefined) {
    hidePanel(floating);
    focusRegion('page');
    return;
  }
  const region = target?.closest<HTMLElement>('[data-region]')?.dataset.region;
  if (region !== 'page') focusRegion('page');
}

/** The editor has a use for Esc of its own (it selects the block), so focus mode asks before it. */
function leaveFocusMode(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing) return;
  const { isFocusMode, handle } = desk.get();
  if (!isFocusMode) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[role=dialog], [role=alertdialog], [role=menu]')) return;
  const isBusy =
    handle !== null && [handle.find, handle.insertMenu, handle.dialog].some((part) => part.get() !== null);
  if (isBusy) return;
  event.preventDefault();
  event.stopPropagation();
  desk.set({ isFocusMode: false });
}
