import { type ReactNode, useSyncExternalStore } from 'react';
import { bindCommand, mainShortcut } from '../../ui/command.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { editorCommands } from '../editorCommands.ts';
import type { EditorHandle } from '../editorHandle.ts';

export interface CommandButtonProps {
  readonly handle: EditorHandle;
  /** A row of `editorCommands`. */
  readonly id: string;
  readonly icon: ReactNode;
}

/** A command as a button: its name, its keys, on or off, as the row says. */
export function CommandButton({ handle, id, icon }: CommandButtonProps) {
  // The facts change only when a button would: typing renders nothing.
  useSyncExternalStore(handle.facts.subscribe, handle.facts.get);
  const row = editorCommands.find((one) => one.id === id);
  if (row === undefined) return null;
  const command = bindCommand(row, () => handle);
  return (
    <IconButton
      label={command.label}
      shortcut={mainShortcut(command)}
      icon={icon}
      isPressed={command.isActive?.()}
      disabled={command.isEnabled?.() === false}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => command.run()}
    />
  );
}
