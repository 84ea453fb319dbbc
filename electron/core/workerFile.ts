/** The program of a thread or process of our own: its source when run from source, beside the bundle when built (`searchWorker.js`). */
export function workerFile(
  name: 'search' | 'check' | 'outside' | 'backup' | 'mirror' | 'convert' | 'encode',
): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? `./workers/${name}.ts` : `./${name}Worker.js`, import.meta.url);
}
