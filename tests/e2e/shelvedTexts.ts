import type { Page } from '@playwright/test';

/** What the browser keeps of texts that are not saved, as JSON; encrypted ones as the signs their bytes make. */
export function shelvedTexts(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('stet');
        opening.onsuccess = () => {
          const asking = opening.result.transaction('copies').objectStore('copies').getAll();
          asking.onsuccess = () => {
            opening.result.close();
            resolve(
              JSON.stringify(asking.result, (_key, value: unknown) =>
                value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value,
              ),
            );
          };
        };
      }),
  );
}
