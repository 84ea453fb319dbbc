/** Where the page lives: `app://stet/…` is the built renderer, `app://stet/media/<name>` the media folder. */
export const scheme = 'app';
export const origin = 'app://stet';
export const pageAddress = `${origin}/index.html`;
export const mediaPrefix = `${origin}/media/`;

/** Whether an address is of the page's own origin. `URL.origin` is no help: Node calls it "null" for schemes of ours. */
export function isOurAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${scheme}:` && url.host === 'stet' && url.username === '' && url.port === '';
}
