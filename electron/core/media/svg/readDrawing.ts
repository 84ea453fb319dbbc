import { DOMParser, type Document, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { StetError } from '../../../../shared/contract/reply.ts';
import { faultOf } from './drawingFaults.ts';
import { drawingSize } from './drawingSize.ts';
import { weigh } from './drawingWeight.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
const mostBytes = 5_000_000;
/** Parts that are drawn, each counted as often as it is drawn. */
const mostParts = 1_000_000;

/**
 * Takes only a drawing that does nothing: no program, nothing from elsewhere, no page inside, no bomb. Then the very
 * file can be kept, shown and exported as it is; cleaning it would make another file of it, whose author nobody is.
 * Returns its size in CSS pixels. Throws StetError `unsupported` or `tooLarge`.
 */
export function readDrawing(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  if (bytes.length > mostBytes) {
    const size = mostBytes / 1_000_000;
    throw new StetError('tooLarge', `This drawing is larger than ${size} MB. Save it as PNG and add that.`);
  }
  const root = parse(bytes).documentElement;
  if (root === null || root.namespaceURI !== svgNamespace || root.localName !== 'svg') throw unread();
  const elements = [...inside(root)];
  for (const element of elements) {
    const fault = faultOf(element);
    if (fault !== null) throw refused(fault);
  }
  if (weigh(elements, mostParts) >= mostParts) throw refused('draws more than a million parts');
  return drawingSize(root);
}

function parse(bytes: Uint8Array): Document {
  let document: Document;
  // A browser expands what is declared there.
  if (/<!DOCTYPE[^>]*\[/i.test(Buffer.from(bytes).toString('latin1'))) throw refused('declares entities');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (/^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])/i.test(text)) throw unread();
    document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'application/xml');
  } catch {
    throw unread();
  }
  for (const node of Array.from(document.childNodes)) {
    if (node.nodeType === node.PROCESSING_INSTRUCTION_NODE && !/^(xml|xpacket)$/i.test(node.nodeName))
      throw refused('calls for a style sheet or program from elsewhere');
  }
  return document;
}

function* inside(root: Element): Generator<Element> {
  const waiting: Element[] = [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    yield element;
    for (let child = element.lastChild; child !== null; child = child.previousSibling) {
      if (child.nodeType === child.ELEMENT_NODE)
        waiting.push(child as Element); // Its type says so.
      else if (child.nodeType === child.PROCESSING_INSTRUCTION_NODE && child.nodeName !== 'xpacket')
        throw refused('calls for a program');
    }
  }
}

function refused(fault: string): StetError {
  return new StetError(
    'unsupported',
    `This drawing ${fault}, so Stet does not take it. Save it as “plain SVG” without that, or as PNG, and add that.`,
  );
}

function unread(): StetError {
  return new StetError(
    'unsupported',
    'This drawing is no sound SVG in UTF-8. Save it once more as SVG, or as PNG, and add that.',
  );
}
