import { type AttributeKind, choice } from '../../document/attribute.ts';
import { attributeOf } from '../../document/htmlTree.ts';
import { defineMark } from '../../document/mark.ts';
import { z } from '../../zod.ts';

/** BCP 47 by its outer shape; the registry is not consulted. */
const tag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const lang: AttributeKind = {
  label: 'Language',
  control: 'text',
  schema: z.string().max(100).regex(tag),
  fallback: '',
};
const directions = { '': 'By its letters', ltr: 'Left to right', rtl: 'Right to left' };

const primary = (value: string): string => value.split('-', 1)[0]?.toLowerCase() ?? '';

/** `RU` and `en-gb` as the registry spells them; what it does not know stays as it is. */
function canonical(value: string): string {
  try {
    return Intl.getCanonicalLocales(value)[0] ?? value;
  } catch {
    return value;
  }
}

/** A phrase in another language, so that it is spoken, spelled and hyphenated as such. */
export const language = defineMark({
  name: 'language',
  label: 'Language of the text',
  attributes: { lang, dir: choice('Direction', directions) },
  inclusive: false,
  means: (attributes) => typeof attributes['lang'] === 'string' && attributes['lang'] !== '',
  editor: {
    tag: 'span',
    attributes: (attributes) => ({
      lang: String(attributes['lang']),
      ...(attributes['dir'] === 'ltr' || attributes['dir'] === 'rtl' ? { dir: attributes['dir'] } : {}),
    }),
  },
  open(mark, writer) {
    const value = mark.attrs?.['lang'];
    if (typeof value !== 'string' || !tag.test(value)) return '';
    const dir = mark.attrs?.['dir'];
    return `<span${writer.attribute('lang', value)}${dir === 'ltr' || dir === 'rtl' ? writer.attribute('dir', dir) : ''}>`;
  },
  close: '</span>',
  htmlIn: [
    {
      tags: ['span', 'i', 'em', 'q', 'cite', 'bdi', 'bdo', 'b', 'strong'],
      read(element, reader) {
        const value = attributeOf(element, 'lang');
        if (value === null || !tag.test(value) || value.length > 100) return null;
        // Word processors name the language of every run; only one that differs says something.
        if (!reader.own && (reader.language === '' || primary(value) === primary(reader.language)))
          return null;
        const dir = attributeOf(element, 'dir');
        return {
          lang: reader.own ? value : canonical(value),
          dir: dir === 'ltr' || dir === 'rtl' ? dir : '',
        };
      },
    },
  ],
  sample: { type: 'language', attrs: { lang: 'fa', dir: 'rtl' } },
});
