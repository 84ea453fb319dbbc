import type { Page } from '@playwright/test';

export interface Watch {
  /** What went wrong since the page opened: errors in its console, uncaught ones, requests that left the machine. */
  readonly problems: readonly string[];
  /** For tests that break something on purpose: messages that fit are expected. */
  readonly allow: (pattern: RegExp) => void;
}

/** Listens to everything that goes wrong in a page. `origin` is where its requests may go. */
export function watchPage(page: Page, origin: string): Watch {
  const found: string[] = [];
  const allowed: RegExp[] = [];
  const isOurs = (address: string): boolean =>
    /^(about|blob|data):/.test(address) || new URL(address).host === new URL(origin).host;
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => found.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    if (!isOurs(request.url())) found.push(`request: ${request.url()}`);
  });
  page.on('websocket', (socket) => {
    if (!isOurs(socket.url())) found.push(`socket: ${socket.url()}`);
  });
  return {
    get problems() {
      return found.filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
    },
    allow: (pattern) => allowed.push(pattern),
  };
}
