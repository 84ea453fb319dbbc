import { DOMParser, type Element, type Node, onErrorStopParsing, XMLSerializer } from '@xmldom/xmldom';
import { cleanGif } from './cleanGif.ts';
import { cleanJpeg } from './cleanJpeg.ts';
import { cleanPng } from './cleanPng.ts';
import { cleanWebp } from './cleanWebp.ts';

const pictureInside = /data:image\/(png|jpe?g|gif|webp);base64,([a-z0-9+/=\s]*)/gi;
const cleaners: Readonly<Record<string, typeof cleanJpeg>> = {
  png: cleanPng,
  jpg: cleanJpeg,
  jpeg: cleanJpeg,
  gif: cleanGif,
  webp: cleanWebp,
};

const drawing = 'http://www.w3.org/2000/svg';
/** Namespaces that have a part in how it is drawn. */
const drawn = new Set([drawing, 'http://www.w3.org/1999/xlink', 'http://www.w3.org/XML/1998/namespace']);
const declaration = 'http://www.w3.org/2000/xmlns/';

/**
 * A drawing without comments, metadata and what its program keeps for itself, such as the folder it lay in; null when
 * there is nothing of the kind.
 */
export function cleanDrawing(bytes: Uint8Array): Uint8Array | null {
  const whole = new TextDecoder().decode(bytes);
  const text = whole.replace(pictureInside, cleanInside);
  const document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'application/xml');
  let removed = 0;
  const remove = (node: Node) => {
    node.parentNode?.removeChild(node);
    removed += 1;
  };
  const waiting: Node[] = [document];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const child of Array.from(node.childNodes)) {
      if (isForeign(child)) remove(child);
      else waiting.push(child);
    }
    if (node.nodeType !== node.ELEMENT_NODE) continue;
    const element = node as Element; // Its type says so.
    for (const attribute of Array.from(element.attributes)) {
      const { namespaceURI } = attribute;
      if (namespaceURI === null || drawn.has(namespaceURI)) continue;
      if (namespaceURI === declaration && drawn.has(attribute.value)) continue;
      // A name for a namespace says nothing by itself.
      if (namespaceURI !== declaration) removed += 1;
      element.removeAttributeNode(attribute);
    }
  }
  return removed === 0 && text === whole
    ? null
    : Buffer.from(new XMLSerializer().serializeToString(document));
}

/** A photograph in a drawing knows as much as any other. */
function cleanInside(address: string, type: string, base64: string): string {
  const clean = cleaners[type.toLowerCase()]?.(Buffer.from(base64, 'base64'), () => '');
  return clean instanceof Uint8Array
    ? `data:image/${type};base64,${Buffer.from(clean).toString('base64')}`
    : address;
}

function isForeign(node: Node): boolean {
  if (node.nodeType === node.COMMENT_NODE) return true;
  if (node.nodeType === node.PROCESSING_INSTRUCTION_NODE) return node.nodeName !== 'xml';
  if (node.nodeType !== node.ELEMENT_NODE) return false;
  return node.namespaceURI !== drawing || (node as Element).localName === 'metadata';
}
