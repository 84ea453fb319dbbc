import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Browser specs are *.spec.ts and belong to Playwright.
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    allowOnly: false,
    // Real SQLite, workers and child processes: a process each keeps one test file's crash its own.
    pool: 'forks',
    maxWorkers: 2,
    // Long enough for a slow machine that has other work; what never comes fails all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
