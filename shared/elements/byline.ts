import { choice, media, paragraphText, text, url } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import { attributeOf, byClass, byTag, findElement, hasClass } from '../document/htmlTree.ts';
import { attribute, stringAttribute } from '../document/nodeJson.ts';

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
        const link = findElement(element, byTag('a'));
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
    },
  },
});
