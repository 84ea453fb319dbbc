import type { ReactNode } from 'react';
import { type Command, isEnabled, mainShortcut } from './command.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string | null | undefined;
  readonly isDisabled?: boolean;
  /** For a choice or a switch: whether it is the one. */
  readonly isChecked?: boolean | undefined;
  readonly isDanger?: boolean;
  readonly run: () => void;
}

export interface Submenu {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly items: readonly MenuEntry[];
}

/** A heading over the items that follow. */
export interface MenuHeading {
  readonly heading: string;
}

export type MenuEntry = MenuItem | Submenu | MenuHeading | 'separator';

/** A command as a menu shows it now. */
export function commandEntry(command: Command): MenuItem {
  return {
    id: command.id,
    label: command.label,
    shortcut: mainShortcut(command),
    isDisabled: !isEnabled(command),
    isChecked: command.isActive?.(),
    run: () => command.run(),
  };
}
