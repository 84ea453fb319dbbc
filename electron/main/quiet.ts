import { app } from 'electron';

/** Turns off what Chromium does over the network of its own accord. Must run before the app is ready. */
export function keepQuiet(): void {
  // Chromium runs without a sandbox for root on Linux, and only from the source tree: a window must still open there.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  app.commandLine.appendSwitch(
    'disable-features',
    'Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
  );
  // The desk has no address that is a machine's: nothing finds any, by name, by number or over a proxy.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('no-proxy-server');
}
