import type { Session } from 'electron';
import { isOurAddress, origin } from './address.ts';

/** What a request may begin with: the page itself and what it holds in memory. Nothing leaves the machine. */
const localSchemes = new Set(['app:', 'blob:', 'data:']);

/** Copying a text out with a button is the only thing the page may ask for. */
function isAllowed(permission: string, requester: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOurAddress(requester);
}

/** Shuts every door a session opens by itself: permissions, devices, downloads, spelling dictionaries, the network. */
export function hardenSession(session: Session, options: { readonly hasDevTools: boolean }): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(details.isMainFrame && isAllowed(permission, contents.getURL()));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requester, details) => details.isMainFrame && isAllowed(permission, requester),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('will-download', (event, item) => {
    // "Save a copy": the text goes to a file the person names in the system's own dialog.
    if (!item.getURL().startsWith(`blob:${origin}/`)) event.preventDefault();
  });
  // Chromium fetches its dictionaries from a server; Stet never lets it ask.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.webRequest.onBeforeRequest((details, answer) => {
    const asked = URL.canParse(details.url) ? new URL(details.url).protocol : '';
    answer({ cancel: !(localSchemes.has(asked) || (options.hasDevTools && asked === 'devtools:')) });
  });
}
