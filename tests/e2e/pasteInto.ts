import type { Locator } from '@playwright/test';

export interface PastedFile {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** Gives an element a real clipboard event (or a drop at its middle) with these texts by media type and these files. */
export function pasteInto(
  target: Locator,
  texts: Readonly<Record<string, string>>,
  files: readonly PastedFile[] = [],
  kind: 'paste' | 'drop' = 'paste',
): Promise<void> {
  return target.evaluate(
    (element, given) => {
      const data = new DataTransfer();
      for (const [type, text] of Object.entries(given.texts)) data.setData(type, text);
      for (const { name, type, base64 } of given.files) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      const shared = { bubbles: true, cancelable: true };
      const { left, top, width, height } = element.getBoundingClientRect();
      const event =
        given.kind === 'paste'
          ? new ClipboardEvent('paste', { ...shared, clipboardData: data })
          : new DragEvent('drop', {
              ...shared,
              dataTransfer: data,
              clientX: left + width / 2,
              clientY: top + height / 2,
            });
      element.dispatchEvent(event);
    },
    { texts, files: [...files], kind },
  );
}
