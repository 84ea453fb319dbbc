import { escapeHtml } from '../../../../shared/document/escape.ts';
import type { PictureWords } from '../../../../shared/formats/pictureWords.ts';

const sourceTypes = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/**
 * The words as an XMP packet (ISO 16684-1) under the names of the IPTC Photo Metadata Standard 2025.1; '' when there
 * are none. XMP is UTF-8, so every script stays as it is.
 */
export function writeXmp(words: PictureWords): string {
  const { digitalSourceType } = words;
  const properties = [
    text('photoshop:Headline', words.headline),
    inLanguages('dc:description', words.caption),
    inLanguages('Iptc4xmpCore:AltTextAccessibility', words.altText),
    words.creator === '' ? '' : list('dc:creator', 'Seq', `<rdf:li>${escapeHtml(words.creator)}</rdf:li>`),
    text('photoshop:Credit', words.credit),
    inLanguages('dc:rights', words.copyright),
    words.copyright === '' ? '' : text('xmpRights:Marked', 'True'),
    inLanguages('xmpRights:UsageTerms', words.usageTerms),
    text('xmpRights:WebStatement', words.licence),
    text(
      'Iptc4xmpExt:DigitalSourceType',
      digitalSourceType === '' || digitalSourceType.includes(':')
        ? digitalSourceType
        : `${sourceTypes}${digitalSourceType}`,
    ),
  ].join('');
  return properties === '' ? '' : `${head}${properties}${tail}`;
}

const head =
  '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>' +
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  '<rdf:Description rdf:about=""' +
  ' xmlns:dc="http://purl.org/dc/elements/1.1/"' +
  ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"' +
  ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"' +
  ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"' +
  ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">';
const tail = '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>';

function text(name: string, value: string): string {
  return value === '' ? '' : `<${name}>${escapeHtml(value)}</${name}>`;
}

function inLanguages(name: string, value: string): string {
  return value === '' ? '' : list(name, 'Alt', `<rdf:li xml:lang="x-default">${escapeHtml(value)}</rdf:li>`);
}

function list(name: string, kind: 'Alt' | 'Seq', items: string): string {
  return `<${name}><rdf:${kind}>${items}</rdf:${kind}></${name}>`;
}
