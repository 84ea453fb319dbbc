import type { Element } from '@xmldom/xmldom';
import { safeUrl } from '../../../../shared/document/safeUrl.ts';

const xhtml = 'http://www.w3.org/1999/xhtml';
/** Elements that run something or hold another kind of document (SVG 2, 12.3 and 15; SVG Tiny 1.2 for the last). */
const active = new Set([
  'script',
  'foreignobject',
  'iframe',
  'embed',
  'object',
  'audio',
  'video',
  'canvas',
  'handler',
  'listener',
]);
const animations = new Set(['animate', 'set', 'animatetransform', 'animatemotion', 'animatecolor']);
const addresses = new Set(['href', 'src', 'data', 'action', 'formaction']);
const rasterInside = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$/i;

/** What an element does that a picture must not, as the rest of “This drawing …”; null for a harmless one. */
export function faultOf(element: Element): string | null {
  const name = (element.localName ?? element.nodeName).toLowerCase();
  if (active.has(name)) return name === 'foreignobject' ? 'has a page inside' : 'holds a program';
  if (element.namespaceURI === xhtml) return 'has a page inside';
  if (name === 'style') {
    const fault = styleFault(element.textContent ?? '');
    if (fault !== null) return fault;
  }
  for (const attribute of Array.from(element.attributes)) {
    const fault = attributeFault(name, attribute.nodeName.toLowerCase(), attribute.value);
    if (fault !== null) return fault;
  }
  return null;
}

function attributeFault(element: string, attribute: string, value: string): string | null {
  const local = attribute.slice(attribute.indexOf(':') + 1);
  if (local.startsWith('on')) return 'holds a program';
  if (attribute === 'xml:base') return 'loads something from elsewhere';
  if (animations.has(element)) {
    const target = local === 'attributename' ? value.trim().toLowerCase() : '';
    if (/(^|:)(href|on.*|style)$/.test(target)) return 'changes its own addresses';
  }
  if (/^\s*(javascript|vbscript|file)\s*:/i.test(value)) return 'holds a program';
  if (addresses.has(local)) return addressFault(element, value);
  return /^xmlns(:|$)/.test(attribute) ? null : styleFault(value);
}

function addressFault(element: string, value: string): string | null {
  const address = value.trim();
  if (address === '' || address.startsWith('#') || rasterInside.test(address)) return null;
  // A link leads somewhere only when a person follows it.
  if (element === 'a' && safeUrl(address) !== null) return null;
  return 'loads something from elsewhere';
}

/** Of a style, or of an attribute that may be one. CSS can hide its words behind backslashes. */
function styleFault(css: string): string | null {
  if (/@import|expression\s*\(|-moz-binding|behavior\s*:|image-set\s*\(/i.test(css))
    return 'loads something from elsewhere';
  if (/\\/.test(css) && /[({:]/.test(css)) return 'hides a part of its style';
  for (const [, quoted = ''] of css.matchAll(/(?:url|src)\s*\(\s*([^)]*)\)?/gi)) {
    const address = quoted
      .trim()
      .replace(/^(["'])(.*)\1$/s, '$2')
      .trim();
    if (!address.startsWith('#') && !rasterInside.test(address)) return 'loads something from elsewhere';
  }
  return null;
}
