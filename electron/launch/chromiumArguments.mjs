/**
 * What every Chromium of ours is told: nothing of its own over the network, and no sandbox only where
 * Chromium refuses one, which is root on Linux. Switches against this service and that are not enough: seen
 * with all of them, it still asks for its maker's servers. So it finds no other machine at all, by name or
 * by number, and is sent to none by the machine's proxy, which would look names up for it.
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
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    '--no-proxy-server',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}
