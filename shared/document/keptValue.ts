/**
 * What may be carried of a value this version cannot use. Addresses that run, read or reach something are no
 * newer version's words: they are dropped wherever they stand, so that a stored story holds none.
 */
const dropped = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/g;
const running = /^(javascript|vbscript|livescript|mocha|view-source|filesystem|blob|file|jar):/i;
const inline = /^data:[a-z0-9.+-]*[/;,]/i;
const share = /^(\\\\|\/\/)/;
const scheme = /^([a-z][a-z0-9+.-]*):/i;
const known = new Set(['http', 'https', 'mailto', 'tel', 'media', 'about']);

function isHarmful(text: string): boolean {
  // A scheme stands at the beginning: what follows may be the megabytes of a `data:` picture.
  const start = text.slice(0, 200).replace(dropped, '');
  return running.test(start) || inline.test(start) || share.test(start);
}

/** True when no text anywhere in a value is an address that must not be kept. Walks without recursion. */
export function isHarmless(value: unknown): boolean {
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const one = stack.pop();
    if (typeof one === 'string') {
      if (isHarmful(one)) return false;
    } else if (typeof one === 'object' && one !== null) stack.push(...Object.values(one));
  }
  return true;
}

/** True for an address of a scheme this version does not know, such as `matrix:`, that does no harm. */
export function isUnknownAddress(value: string): boolean {
  const name = scheme.exec(value.trim())?.[1]?.toLowerCase();
  return name !== undefined && !known.has(name) && value.length <= 4096 && isHarmless(value);
}
