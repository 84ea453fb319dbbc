import { defineConfig } from '@playwright/test';
import { chromiumArguments } from './electron/launch/chromiumArguments.mjs';
import { electronBinary } from './electron/launch/electronBinary.mjs';
import { findChromium } from './electron/launch/findChromium.mjs';

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium found: set CHROME_PATH, or run `npm test`.');
const electron = electronBinary(import.meta.dirname);

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Long enough for a slow machine; what never comes fails all the same.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: {
    // The language and the clock a test meets are its own, not the machine's.
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A trace would put its own script into every frame, and the preview's frames refuse scripts aloud.
    screenshot: 'only-on-failure',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath, args: chromiumArguments() },
  },
  projects: [
    { name: 'loopback' },
    // The same specs in Electron's window, less those that stop and start the loopback host.
    ...(electron === undefined ? [] : [{ name: 'electron', testIgnore: /\.loopback\.spec\.ts$/ }]),
  ],
});
