import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

/** What a right click offers where the page itself offers nothing: the system's own words for the clipboard. */
export function offerClipboard(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'cut', enabled: editFlags.canCut },
          { role: 'copy', enabled: editFlags.canCopy },
          { role: 'paste', enabled: editFlags.canPaste },
          { role: 'pasteAndMatchStyle', enabled: editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll', enabled: editFlags.canSelectAll },
        ]
      : [{ role: 'copy', enabled: editFlags.canCopy }];
    if (isEditable || selectionText !== '') Menu.buildFromTemplate(items).popup();
  });
}
