import type { BrowserContext } from '@playwright/test';

/** What a page tried that its policy forbids (Content Security Policy, Trusted Types), in the browser's words. */
export interface Breaches {
  readonly watch: (context: BrowserContext) => void;
  /** For tests that break a policy on purpose: what was found so far, which then counts as wanted. */
  readonly take: () => readonly string[];
}

/** `trusted-types.spec.ts` breaks every rule once, so a browser that words them differently is noticed. */
const words = /Content Security Policy|requires 'Trusted(?:HTML|Script|ScriptURL)'|TrustedTypePolicy/;

/** Listens to all frames of all pages of the contexts it is given. */
export function watchPolicy(): Breaches {
  const found: string[] = [];
  return {
    watch(context) {
      context.on('console', (message) => {
        if (words.test(message.text())) found.push(`${message.text()} (${message.location().url})`);
      });
    },
    take: () => found.splice(0),
  };
}
