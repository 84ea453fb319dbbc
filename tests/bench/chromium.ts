import { type Browser, chromium } from 'playwright-core';
import { chromiumArguments } from '../../electron/launch/chromiumArguments.mjs';
import { findChromium } from '../../electron/launch/findChromium.mjs';

/** The machine's Chromium, or an error that says what to do. */
export function chromiumPath(): string {
  const path = findChromium();
  if (path === undefined)
    throw new Error('There is no Chromium on this machine: install one or set CHROME_PATH.');
  return path;
}

/**
 * One Chromium for both contestants. Frames come when there is something to show and not at the display's
 * beat: waiting for the next beat (0 to 17 ms, nobody's work) would drown what is measured.
 */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumArguments(), '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
}
