import { Menu, type MenuItemConstructorOptions } from 'electron';
import { type MenuItem, type MenuRole, menus } from '../../shared/contract/menu.ts';

export interface MenuOptions {
  /** Runs a command of the page. */
  readonly run: (id: string) => void;
  readonly platform: NodeJS.Platform;
  readonly hasDevTools: boolean;
}

/** macOS keeps these in the application's own menu. */
const ofApplicationMenu: readonly MenuRole[] = ['quit', 'about'];

/** The native menu, from the list that palette and keyboard read too. */
export function buildMenu(options: MenuOptions): Menu {
  const isMac = options.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = menus.map(({ label, items }) => ({
    label,
    submenu: tidy(
      items.filter((item) => !(isMac && isRole(item) && ofApplicationMenu.includes(item.role))),
    ).map((item) => toTemplate(item, options)),
  }));
  if (isMac) template.unshift({ role: 'appMenu' });
  if (isMac) template.splice(-1, 0, { role: 'windowMenu' });
  if (options.hasDevTools)
    template.push({ label: 'Develop', submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }] });
  return Menu.buildFromTemplate(template);
}

function isRole(item: MenuItem): item is { readonly role: MenuRole } {
  return typeof item === 'object' && 'role' in item;
}

/** Without separators that part nothing. */
function tidy(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.filter(
    (item, index) =>
      item !== 'separator' || (index > 0 && index < items.length - 1 && items[index - 1] !== 'separator'),
  );
}

function toTemplate(item: MenuItem, options: MenuOptions): MenuItemConstructorOptions {
  if (item === 'separator') return { type: 'separator' };
  if (isRole(item)) return { role: item.role };
  return {
    id: item.id,
    label: item.label,
    // Shown only: the page handles its keys itself, and must not get them twice.
    ...(item.shortcut === null
      ? {}
      : { accelerator: accelerator(item.shortcut), registerAccelerator: false }),
    click: () => options.run(item.id),
  };
}

/** `Mod+Shift+P` in Electron's words. */
function accelerator(shortcut: string): string {
  return shortcut.replace(/^Mod\+|\+Mod\+/, (mod) => mod.replace('Mod', 'CommandOrControl'));
}
