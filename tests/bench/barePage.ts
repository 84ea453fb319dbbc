import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';

/** The measure, size and leading of the desk's page, so that lines break about as often. */
const style = `
  body { margin: 0; height: 100vh; overflow: auto; }
  main { width: 680px; margin: 40px auto; font: 18px/1.6 serif; }
  .ProseMirror { white-space: pre-wrap; outline: none; }
`;

async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-page-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        minify: true,
        lib: {
          entry: join(import.meta.dirname, 'peers', 'bareProseMirror.ts'),
          formats: ['iife'],
          name: 'bare',
          fileName: () => 'bare.js',
        },
      },
    });
    return readFileSync(join(folder, 'bare.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A page with bare ProseMirror; `mount(json)` in it shows a document. */
export async function openBarePage(context: BrowserContext): Promise<Page> {
  const script = await bundle();
  const page = await context.newPage();
  await page.setContent(`<!doctype html><html lang="en"><style>${style}</style><main></main></html>`);
  await page.addScriptTag({ content: script });
  return page;
}
