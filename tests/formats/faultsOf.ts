import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { JsonValue, NodeJson } from '../../shared/document/json.ts';
import { safeMediaSource, safeUrl } from '../../shared/document/safeUrl.ts';
import { elements, marks } from '../../shared/elements/index.ts';

const allowedTags = new Set(
  'html head meta title script style body a main article header section nav div p span h1 h2 h3 ul ol li figure figcaption img audio video blockquote table caption thead tbody tr th td hr br strong em b i sub sup time'.split(
    ' ',
  ),
);
const urlAttributes = new Set([
  'href',
  'src',
  'poster',
  'srcset',
  'action',
  'formaction',
  'data',
  'background',
  'xlink:href',
  'cite',
]);

/** What a page holds that none of ours may. */
export interface Faults {
  readonly tags: Set<string>;
  readonly attributes: Set<string>;
  readonly addresses: Set<string>;
  styles: number;
}

export function faultsOf(page: string): Faults {
  const faults: Faults = { tags: new Set(), attributes: new Set(), addresses: new Set(), styles: 0 };
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      if (!allowedTags.has(node.tagName)) faults.tags.add(node.tagName);
      for (const { name, value } of node.attrs) {
        if (/^on|^style$|^is$/.test(name)) faults.attributes.add(name);
        if (urlAttributes.has(name) && !isFine(value)) faults.addresses.add(value);
      }
      if (node.tagName === 'script' && !node.attrs.some(({ value }) => value === 'application/ld+json'))
        faults.tags.add('script');
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(page));
  for (const [, data = ''] of page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs))
    for (const address of addressesOfData(JSON.parse(data)))
      if (!isFine(address)) faults.addresses.add(address);
  faults.styles =
    page.slice(page.indexOf('<style>'), page.indexOf('</style>')).match(/url\(|@import/gi)?.length ?? 0;
  return faults;
}

function isFine(address: string): boolean {
  return (
    safeUrl(address) !== null ||
    address === '#story' ||
    /^media\/[0-9a-f]{64}\.\w+$/.test(address) ||
    /^data:(image\/(png|jpeg|gif|webp|avif)|audio\/|video\/)/.test(address)
  );
}

/** What the data block of a page says may be followed. */
function addressesOfData(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    typeof item === 'string' && /url$/i.test(name) ? [item] : addressesOfData(item),
  );
}

/** Addresses in the model that a story may not hold: by what each element and mark calls an address. */
export function badAddresses(document: NodeJson): readonly string[] {
  const bad: string[] = [];
  const look = (type: string, attrs: Readonly<Record<string, JsonValue>> | undefined): void => {
    const kinds = [...elements, ...marks].find(({ name }) => name === type)?.attributes ?? {};
    for (const [name, value] of Object.entries(attrs ?? {})) {
      if (typeof value !== 'string' || value === '') continue;
      const control = kinds[name]?.control;
      if (control === 'url' && safeUrl(value) === null) bad.push(value);
      if (control === 'media' && safeMediaSource(value) === null) bad.push(value);
    }
  };
  const walk = (node: NodeJson): void => {
    look(node.type, node.attrs);
    for (const mark of node.marks ?? []) look(mark.type, mark.attrs);
    node.content?.forEach(walk);
  };
  walk(document);
  return bad;
}

export const clean: Faults = { tags: new Set(), attributes: new Set(), addresses: new Set(), styles: 0 };

export function isClean({ tags, attributes, addresses, styles }: Faults): boolean {
  return tags.size + attributes.size + addresses.size + styles === 0;
}
