import { choice, text, url } from '../../document/attribute.ts';
import { attributeOf } from '../../document/htmlTree.ts';
import { defineMark } from '../../document/mark.ts';
import { safeUrl } from '../../document/safeUrl.ts';

/** What search engines should know of the link (HTML, "Link types"); `''` for an ordinary one. */
const relations = { '': 'Ordinary', nofollow: 'Not endorsed', sponsored: 'Paid for', ugc: 'From readers' };

export const link = defineMark({
  name: 'link',
  label: 'Link',
  attributes: { href: url('Address'), title: text('Title'), rel: choice('Relation', relations) },
  inclusive: false,
  means: (attributes) => typeof attributes['href'] === 'string',
  editor: {
    tag: 'a',
    attributes: (attributes) => {
      const href = safeUrl(attributes['href']);
      const title = attributes['title'];
      return {
        ...(href === null ? {} : { href }),
        ...(typeof title === 'string' && title !== '' ? { title } : {}),
      };
    },
  },
  open(mark, writer) {
    const href = writer.url(mark.attrs?.['href']);
    if (href === null) return '';
    const title = mark.attrs?.['title'];
    const rel = mark.attrs?.['rel'];
    return (
      `<a${writer.attribute('href', href)}` +
      `${typeof title === 'string' ? writer.attribute('title', title) : ''}` +
      `${typeof rel === 'string' ? writer.attribute('rel', rel) : ''}>`
    );
  },
  close: '</a>',
  htmlIn: [
    {
      tags: ['a'],
      read(element, reader) {
        const address = attributeOf(element, 'href');
        if (address === null) return null;
        const href = reader.url(address);
        if (href === null) {
          // Links within a page mean nothing elsewhere; others that are refused are worth a word.
          if (!address.trim().startsWith('#'))
            reader.drop('the address of a link that is not a web, mail or phone address', address);
          return null;
        }
        const words = (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/);
        const rel = ['sponsored', 'ugc', 'nofollow'].find((word) => words.includes(word)) ?? '';
        return { href, title: (attributeOf(element, 'title') ?? '').slice(0, 2000), rel };
      },
    },
  ],
  sample: {
    type: 'link',
    attrs: { href: 'https://example.org/?a=1&b=2', title: 'The "report"', rel: 'sponsored' },
  },
});
