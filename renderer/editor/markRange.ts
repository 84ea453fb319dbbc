import type { Mark } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { safeUrl } from '../../shared/document/safeUrl.ts';

export interface MarkRange {
  readonly from: number;
  readonly to: number;
  /** The attributes there now, as text; null where there is no such mark. */
  readonly attributes: Readonly<Record<string, string>> | null;
}

/** What a mark's dialog acts on: the selection, or all of the mark the caret stands in. */
export function markRange(state: EditorState, name: string): MarkRange {
  const { from, to, empty, $from } = state.selection;
  if (!empty) {
    let found: Mark | null = null;
    state.doc.nodesBetween(from, to, (node) => {
      found ??= node.marks.find((mark) => mark.type.name === name) ?? null;
      return found === null;
    });
    return { from, to, attributes: textAttributes(found) };
  }
  const near = [$from.nodeBefore, $from.nodeAfter].flatMap((node) => node?.marks ?? []);
  const mark = near.find(({ type }) => type.name === name);
  if (mark === undefined) return { from, to, attributes: null };
  const { parent } = $from;
  let first = $from.parentOffset;
  let last = first;
  // One link may be cut by bold or italic inside it: neighbours with the same mark belong together.
  for (let piece = parent.childBefore(first); piece.node !== null && mark.isInSet(piece.node.marks); ) {
    first = piece.offset;
    piece = parent.childBefore(first);
  }
  for (let piece = parent.childAfter(last); piece.node !== null && mark.isInSet(piece.node.marks); ) {
    last = piece.offset + piece.node.nodeSize;
    piece = parent.childAfter(last);
  }
  return { from: $from.start() + first, to: $from.start() + last, attributes: textAttributes(mark) };
}

function textAttributes(mark: Mark | null): Readonly<Record<string, string>> | null {
  if (mark === null) return null;
  return Object.fromEntries(
    Object.entries(mark.attrs).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}

export type LinkRead =
  | { readonly ok: true; readonly href: string }
  | { readonly ok: false; readonly reason: string };

/** An address as a person types it: `https://` and `mailto:` are added where they are meant. */
export function readLink(text: string): LinkRead {
  const typed = text.trim();
  if (typed === '') return { ok: false, reason: 'Give an address.' };
  if (/\s/.test(typed)) return { ok: false, reason: 'An address has no spaces in it.' };
  const hasScheme =
    /^[a-z][a-z0-9+.-]*:/i.test(typed) &&
    !/^[^/:]+\.[a-z]{2,}:\d+/i.test(typed) &&
    !/^localhost:/i.test(typed);
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(typed)) return done(`mailto:${typed}`);
  if (/^\+?[\d()-]{6,}$/.test(typed)) return done(`tel:${typed}`);
  if (hasScheme) {
    const href = safeUrl(typed);
    if (href !== null) return { ok: true, href };
    return {
      ok: false,
      reason: 'Only web, mail and phone addresses can be linked to, without a name and password in them.',
    };
  }
  if (!/^[^/?#]+\.[^/?#.]{2,}([/?#:]|$)/.test(typed))
    return { ok: false, reason: 'This is no web address. Most begin with https://' };
  return done(`https://${typed}`);
}

function done(address: string): LinkRead {
  const href = safeUrl(address);
  return href === null
    ? { ok: false, reason: 'This is no web address. Most begin with https://' }
    : { ok: true, href };
}
