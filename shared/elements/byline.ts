import { choice, hidden, media, paragraphText, text, url } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import {
  attributeOf,
  byClass,
  byTag,
  findElement,
  findElements,
  type HtmlElement,
  type HtmlReader,
  hasClass,
} from '../document/htmlTree.ts';
import type { JsonValue, NodeJson } from '../document/json.ts';
import { attribute, stringAttribute } from '../document/nodeJson.ts';
import { isObject } from '../document/opaque.ts';
import type { HtmlWriter } from '../document/renderHtml.ts';
import { safeUrl } from '../document/safeUrl.ts';
import { z } from '../zod.ts';

/** Further addresses, each with what it is called; null for none. */
const links = hidden(
  'Links',
  z
    .array(
      z.strictObject({
        label: z.string().min(1).max(300),
        url: z
          .string()
          .max(4096)
          .refine((value) => safeUrl(value) === value),
      }),
    )
    .min(1)
    .max(10)
    .nullable(),
  null,
);

/** A snapshot of the directory's entry, so that a story keeps the name and role it was published with. */
export const byline = defineElement({
  name: 'byline',
  label: 'Contributor',
  node: { atom: true, selectable: true, draggable: true },
  attributes: {
    contributorId: text('Directory entry'),
    kind: choice('Kind', { person: 'Person', desk: 'Desk' }),
    name: text('Name'),
    role: text('Role'),
    biography: paragraphText('Biography'),
    picture: media('Picture'),
    pictureShape: choice('Picture shape', { wide: 'Wide (16:9)', square: 'Square' }),
    url: url('Link'),
    links,
  },
  html(node, writer) {
    const name = stringAttribute(node, 'name').trim();
    if (name === '') return '';
    const href = writer.url(attribute(node, 'url'));
    const label = writer.escape(name);
    const linked = href === null ? label : `<a rel="author"${writer.attribute('href', href)}>${label}</a>`;
    return `<span class="stet-byline">${linked}</span>`;
  },
  htmlEnd(node, writer) {
    const name = stringAttribute(node, 'name');
    if (name.trim() === '') return '';
    const href = writer.url(attribute(node, 'url'));
    const source = stringAttribute(node, 'picture');
    const shape = stringAttribute(node, 'pictureShape');
    const role = stringAttribute(node, 'role');
    const biography = stringAttribute(node, 'biography');
    const kind = stringAttribute(node, 'kind');
    return (
      `<div class="stet-contributor stet-contributor-${shape === 'square' ? 'square' : 'wide'}"` +
      `${writer.attribute('data-contributor', stringAttribute(node, 'contributorId'))}` +
      `${writer.attribute('data-kind', kind)}${writer.attribute('data-picture', source)}>` +
      (writer.picture({
        source,
        crop: null,
        alt: '',
        shownWidth: '8rem',
        className: 'stet-contributor-picture',
      }) ?? '') +
      `<p class="stet-contributor-name">${
        href === null ? writer.escape(name) : `<a${writer.attribute('href', href)}>${writer.escape(name)}</a>`
      }</p>` +
      (role === '' ? '' : `<p class="stet-contributor-role">${writer.escape(role)}</p>`) +
      (biography === '' ? '' : `<p class="stet-contributor-biography">${writer.escape(biography)}</p>`) +
      linkList(node, writer) +
      '</div>\n'
    );
  },
  htmlIn: [
    {
      tags: ['div'],
      when: (element) => hasClass(element, 'stet-contributor'),
      read(element, reader) {
        const part = (name: string) => {
          const found = findElement(element, byClass(`stet-contributor-${name}`));
          return found === null ? '' : reader.text(found);
        };
        const named = findElement(element, byClass('stet-contributor-name'));
        const link = named === null ? null : findElement(named, byTag('a'));
        const list = findElement(element, byClass('stet-contributor-links'));
        const picture = findElement(element, byTag('img'));
        const claimed = attributeOf(element, 'data-picture');
        return {
          type: 'byline',
          attrs: {
            contributorId: attributeOf(element, 'data-contributor') ?? '',
            kind: attributeOf(element, 'data-kind') === 'desk' ? 'desk' : 'person',
            name: part('name'),
            role: part('role'),
            biography: part('biography'),
            picture:
              picture === null && claimed === null
                ? null
                : reader.media(picture === null ? null : attributeOf(picture, 'src'), claimed),
            pictureShape: hasClass(element, 'stet-contributor-square') ? 'square' : 'wide',
            url: link === null ? null : attributeOf(link, 'href'),
            links: list === null ? null : readLinks(list, reader),
          },
        };
      },
    },
  ],
  check(node, report) {
    if (stringAttribute(node, 'name').trim() === '') {
      report({
        code: 'byline.noName',
        severity: 'warning',
        message: 'A byline has no name. Fill it in or take it out.',
      });
    }
  },
  sample: {
    type: 'byline',
    attrs: {
      contributorId: 'c-7',
      kind: 'person',
      name: 'Mara Lindqvist',
      role: 'Correspondent, Kyiv',
      biography: 'Covers rivers & "rights" <since 2014>.',
      picture: `media:${'a1'.repeat(32)}.jpg`,
      pictureShape: 'square',
      url: 'https://example.org/mara?a=1&b=2',
      links: [
        { label: 'Letters & "notes"', url: 'https://example.org/mara/letters?a=1&b=2' },
        { label: 'Post', url: 'mailto:mara@example.org' },
      ],
    },
  },
});

function linkList(node: NodeJson, writer: HtmlWriter): string {
  const value = attribute(node, 'links');
  const items = (Array.isArray(value) ? value : []).flatMap((link) => {
    const href = isObject(link) ? writer.url(link['url'] ?? null) : null;
    const label = isObject(link) && typeof link['label'] === 'string' ? link['label'] : '';
    return href === null || label.trim() === ''
      ? []
      : [`<li><a${writer.attribute('href', href)}>${writer.escape(label)}</a></li>`];
  });
  return items.length === 0 ? '' : `<ul class="stet-contributor-links">${items.join('')}</ul>`;
}

function readLinks(list: HtmlElement, reader: HtmlReader): JsonValue {
  const found = findElements(list, byTag('a')).flatMap((link) => {
    const address = reader.url(attributeOf(link, 'href'));
    const label = reader.text(link).slice(0, 300);
    return address === null || label === '' ? [] : [{ label, url: address }];
  });
  return found.length === 0 ? null : found.slice(0, 10);
}
