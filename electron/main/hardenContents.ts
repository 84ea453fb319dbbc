import type { WebContents } from 'electron';
import { isOurAddress, pageAddress } from './address.ts';

/** A preview is written into its frame; only such frames may begin anywhere. */
function isPreviewFrame(address: string): boolean {
  return (
    address === 'about:srcdoc' ||
    address === 'about:blank' ||
    (address.startsWith('blob:') && isOurAddress(address.slice(5)))
  );
}

/** Keeps a page where it is: no other address, no other window, no guest page. */
export function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (event.url !== pageAddress) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    const isWelcome = event.isMainFrame ? event.url === pageAddress : isPreviewFrame(event.url);
    if (!isWelcome) event.preventDefault();
  });
}
