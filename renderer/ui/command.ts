/** The menus a command may stand in, in their order on screen. */
export const commandGroups = ['Story', 'Edit', 'Insert', 'Format', 'View', 'Go', 'Help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/**
 * Something a person can ask for by menu, palette, toolbar or keys: all of them read the same row.
 * `Context` is what the command acts on, e.g. the editor's handle; whoever holds it binds the row with
 * `bindCommand` before it goes into the application's one list.
 */
export interface Command<Context = void> {
  /** `group.verb`, stable: settings, native menu and tests know it by this. */
  readonly id: string;
  /** Sentence case; ends in … when it asks for something before it acts. */
  readonly label: string;
  readonly group: CommandGroup;
  /** `Mod+Shift+P`: `Mod` is Command on macOS and Ctrl elsewhere. Of several, the first is shown. */
  readonly shortcut?: string | readonly string[] | undefined;
  /** Other words a person may look for it by. */
  readonly keywords?: readonly string[] | undefined;
  /** Left out: always. Asked when a menu or the palette opens and before it runs. */
  readonly isEnabled?: ((context: Context) => boolean) | undefined;
  /** For a command that switches something: whether it is on. */
  readonly isActive?: ((context: Context) => boolean) | undefined;
  readonly run: (context: Context) => void;
}

/** The same command with its context supplied; off while there is none. */
export function bindCommand<Context>(command: Command<Context>, getContext: () => Context | null): Command {
  const ask = (question: ((context: Context) => boolean) | undefined, otherwise: boolean): boolean => {
    const context = getContext();
    if (context === null) return false;
    return question === undefined ? otherwise : question(context);
  };
  const { isEnabled, isActive } = command;
  return {
    id: command.id,
    label: command.label,
    group: command.group,
    shortcut: command.shortcut,
    keywords: command.keywords,
    isEnabled: () => ask(isEnabled, true),
    isActive: isActive === undefined ? undefined : () => ask(isActive, false),
    run: () => {
      const context = getContext();
      if (context !== null) command.run(context);
    },
  };
}

export function isEnabled(command: Command): boolean {
  return command.isEnabled?.() ?? true;
}

type Keyed = Pick<Command, 'shortcut'>;

/** The shortcut a menu shows, or null. */
export function mainShortcut(command: Keyed): string | null {
  return allShortcuts(command)[0] ?? null;
}

export function allShortcuts({ shortcut }: Keyed): readonly string[] {
  if (shortcut === undefined) return [];
  return typeof shortcut === 'string' ? [shortcut] : shortcut;
}
