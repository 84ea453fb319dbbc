import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);
// The launcher builds beside the desk in use and then changes places.
const out = at(process.env.STET_OUT ?? 'out');

// Flat output: `electron/core/x.ts` and `out/main/x.js` lie equally deep, so `../../resources` holds for both.
const flat = {
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  assetFileNames: '[name][extname]',
};

/** One bundle per program that Node or Electron starts, and one per worker it starts itself. */
function mainPrograms(): Record<string, string> {
  const workers = readdirSync(at('electron/core/workers')).filter((name) => name.endsWith('.ts'));
  return {
    index: at('electron/main/index.ts'),
    loopback: at('electron/loopback/index.ts'),
    cli: at('electron/cli/index.ts'),
    ...Object.fromEntries(workers.map((file) => [workerName(file), at(`electron/core/workers/${file}`)])),
  };
}

/** `search.ts` becomes `searchWorker.js`. */
function workerName(file: string): string {
  const name = basename(file, '.ts');
  return name.endsWith('Worker') ? name : `${name}Worker`;
}

export default defineConfig({
  main: {
    build: {
      outDir: `${out}/main`,
      sourcemap: true,
      rolldownOptions: { input: mainPrograms(), output: { format: 'es', ...flat } },
    },
  },
  preload: {
    build: {
      outDir: `${out}/preload`,
      // A sandboxed preload can require nothing but electron: one self-contained CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    // Relative addresses serve both hosts: app://desk/ and http://127.0.0.1:PORT/.
    base: './',
    plugins: [react()],
    build: {
      outDir: `${out}/renderer`,
      emptyOutDir: true,
      minify: true,
      // The desk's CSP has no data: fonts, and a picture inlined in JavaScript is slower than a file.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
