/**
 * The commands that stand in the application's menu: their ids, names and keys, in menu order. The native
 * menu, the command palette and the keyboard read this one list; what a command does is the renderer's.
 */
export interface MenuCommand {
  readonly id: string;
  /** Sentence case; ends in … when it asks for something before it acts. */
  readonly label: string;
  /** Keys joined by +, `Mod` being Command on macOS and Ctrl elsewhere: `Mod+Shift+P`. Null for none. */
  readonly shortcut: string | null;
}

/** What the system does by itself, in the page and outside it; hosts without a native menu leave these out. */
export type MenuRole =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'selectAll'
  | 'togglefullscreen'
  | 'minimize'
  | 'close'
  | 'quit'
  | 'about';

export type MenuItem = MenuCommand | { readonly role: MenuRole } | 'separator';

export interface Menu {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

const command = (id: string, label: string, shortcut: string | null = null): MenuCommand => ({
  id,
  label,
  shortcut,
});

export const menus: readonly Menu[] = [
  {
    label: 'File',
    items: [
      command('story.new', 'New story…', 'Mod+N'),
      command('story.open', 'Open story…', 'Mod+P'),
      'separator',
      command('version.cut', 'Save version', 'Mod+S'),
      'separator',
      command('exchange.import', 'Import…', 'Mod+O'),
      command('exchange.export', 'Export…', 'Mod+Shift+X'),
      'separator',
      command('voice.reading', 'Make a reading…'),
      command('voice.readAloud', 'Read aloud from here', 'Mod+Alt+R'),
      'separator',
      command('contributors.open', 'Contributors…', 'Mod+Alt+B'),
      command('notices.open', 'Notices…', 'Mod+Alt+N'),
      command('captions.open', 'Captions of the story…', 'Mod+Alt+C'),
      command('media.open', 'Media library…', 'Mod+Alt+J'),
      'separator',
      command('settings.open', 'Settings…', 'Mod+,'),
      'separator',
      { role: 'close' },
      { role: 'quit' },
    ],
  },
  {
    label: 'Edit',
    items: [
      command('edit.undo', 'Undo', 'Mod+Z'),
      command('edit.redo', 'Redo', 'Mod+Shift+Z'),
      'separator',
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle' },
      { role: 'selectAll' },
      'separator',
      command('find.open', 'Find…', 'Mod+F'),
      command('find.replace', 'Find and replace…', 'Mod+H'),
    ],
  },
  {
    label: 'View',
    items: [
      command('preview.toggle', 'Preview', 'Mod+Alt+P'),
      command('preview.wall', 'Preview at four widths', 'Mod+Alt+W'),
      'separator',
      command('queue.toggle', 'Queue', 'Mod+Alt+Q'),
      command('inspector.toggle', 'Inspector', 'Mod+Alt+I'),
      command('view.focus', 'Focus mode', 'Mod+Shift+F'),
      'separator',
      command('view.zoomIn', 'Larger text', 'Mod+='),
      command('view.zoomOut', 'Smaller text', 'Mod+-'),
      command('view.zoomReset', 'Normal text size', 'Mod+0'),
      'separator',
      command('theme.system', 'Colours of the system'),
      command('theme.light', 'Light colours'),
      command('theme.dark', 'Dark colours'),
      'separator',
      { role: 'togglefullscreen' },
    ],
  },
  {
    label: 'Help',
    items: [
      command('palette.open', 'All commands…', 'Mod+Shift+P'),
      command('help.shortcuts', 'Keyboard shortcuts', 'Mod+/'),
      'separator',
      command('samples.add', 'Add the sample stories'),
      command('samples.remove', 'Remove the sample stories'),
      'separator',
      { role: 'about' },
    ],
  },
];

/** Every command of the menus, in their order. */
export const menuCommands: readonly MenuCommand[] = menus.flatMap((menu) =>
  menu.items.filter((item): item is MenuCommand => typeof item === 'object' && 'id' in item),
);
