import { menuCommands } from '../../shared/contract/menu.ts';
import { editorCommands } from '../editor/editorCommands.ts';
import { bindCommand, type Command } from '../ui/command.ts';
import { desk } from './desk.ts';
import { goCommands } from './goCommands.ts';
import { storyCommands } from './storyCommands.ts';
import { viewCommands } from './viewCommands.ts';

let list: readonly Command[] | null = null;

/**
 * Every command of the desk, the editor's among them: menus, palette, shortcut list and keys all read this
 * one list. Where the native menu has the command too, its name and keys are the menu's.
 */
export function allCommands(): readonly Command[] {
  list ??= [
    ...[...storyCommands, ...viewCommands, ...goCommands].map(named),
    ...editorCommands.map((command) => named(bindCommand(command, () => desk.get().handle))),
  ];
  return list;
}

function commandOf(id: string): Command | undefined {
  return allCommands().find((command) => command.id === id);
}

export function runCommand(id: string): void {
  commandOf(id)?.run();
}

/** The command as the native menu calls it. */
function named(command: Command): Command {
  const inMenu = menuCommands.find(({ id }) => id === command.id);
  if (inMenu === undefined) return command;
  return { ...command, label: inMenu.label, shortcut: inMenu.shortcut ?? command.shortcut };
}
