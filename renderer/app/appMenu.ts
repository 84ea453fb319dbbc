import { commandGroups } from '../ui/command.ts';
import { commandEntry, type MenuEntry } from '../ui/menuEntry.ts';
import { allCommands } from './commands.ts';

/** All commands under the groups they belong to: what the native menu bar is in a browser's window. */
export function appMenu(): readonly MenuEntry[] {
  const commands = allCommands();
  return commandGroups.flatMap((group): readonly MenuEntry[] => {
    const items = commands.filter((command) => command.group === group);
    return items.length === 0 ? [] : [{ id: group, label: group, items: items.map(commandEntry) }];
  });
}
