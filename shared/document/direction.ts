import type { NodeJson } from './json.ts';

export type Direction = 'ltr' | 'rtl';

/** The direction of the first strong character (Unicode UAX #9, rule P2), or null when there is none. */
export function textDirection(text: string): Direction | null {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x41) continue;
    if (code < 0x590) {
      if (code <= 0x5a || (code >= 0x61 && code <= 0x7a) || code >= 0xc0)
        return code === 0xd7 || code === 0xf7 ? null : 'ltr';
      continue;
    }
    if (code <= 0x8ff || (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfeff))
      return 'rtl';
    // Adlam and the other right-to-left scripts beyond the basic plane, by their leading surrogates.
    if (code >= 0xd802 && code <= 0xd803) return 'rtl';
    if (code === 0xd83a || code === 0xd83b) return 'rtl';
    if ((code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x3004)) continue;
    return 'ltr';
  }
  return null;
}

/** The direction of the first text below a node. */
export function nodeDirection(node: NodeJson): Direction | null {
  if (node.text !== undefined) return textDirection(node.text);
  if (node.content === undefined) return null;
  for (const child of node.content) {
    const found = nodeDirection(child);
    if (found !== null) return found;
  }
  return null;
}
