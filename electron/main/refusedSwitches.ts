/**
 * Switches that open the page or the core to other programs, or take the page's walls down. An installed
 * Stet does not start with them; from the source tree they are a developer's own business.
 */
const refused = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'no-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'load-extension',
  'user-data-dir',
] as const;

/** The first refused switch among a program's arguments, as it was written, or null. */
export function refusedSwitch(argv: readonly string[]): string | null {
  const found = argv.find((argument) => {
    const name = /^--?([a-z-]+)(?:=|$)/i.exec(argument)?.[1]?.toLowerCase();
    return refused.some((one) => one === name);
  });
  return found ?? null;
}
