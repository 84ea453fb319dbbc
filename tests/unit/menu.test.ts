// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { allCommands } from '../../renderer/app/commands.ts';
import { allShortcuts } from '../../renderer/ui/command.ts';
import { menuCommands } from '../../shared/contract/menu.ts';

// The page's commands are a list of rows; a host that never answers is all they need to be listed.
vi.hoisted(() => {
  Object.assign(window, { host: { call: () => new Promise(() => undefined), on: () => () => undefined } });
});

test('every command of the native menu is one the page can run, under the same name and keys', () => {
  const ofPage = allCommands();
  const differing = menuCommands.filter(({ id, label, shortcut }) => {
    const command = ofPage.find((one) => one.id === id);
    if (command === undefined || command.label !== label) return true;
    return shortcut !== null && !allShortcuts(command).includes(shortcut);
  });
  expect(differing).toEqual([]);
});

test('no two commands answer to the same keys', () => {
  const keys = allCommands().flatMap((command) =>
    allShortcuts(command).map((shortcut) => `${shortcut} of ${command.id}`),
  );
  const taken = Map.groupBy(keys, (one) => one.split(' of ')[0]?.toLowerCase());
  expect([...taken.values()].filter((commands) => commands.length > 1)).toEqual([]);
});
