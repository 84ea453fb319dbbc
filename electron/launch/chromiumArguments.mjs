/**
 * What every Chromium of ours is told: nothing of its own over the network, and no sandbox only where
 * Chromium refuses one, which is root on Linux.
 *
 * @returns {string[]}
 */
export function chromiumArguments() {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-pings',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}
