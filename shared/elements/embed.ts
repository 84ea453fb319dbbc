import { text, url } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import { attributeOf, byClass, findElement, hasClass } from '../document/htmlTree.ts';
import { attribute, childOf, isBlank, stringAttribute, textNode } from '../document/nodeJson.ts';

/** Something that lives elsewhere: a card of our own with a link, so that nothing is loaded from the network. */
export const embed = defineElement({
  name: 'embed',
  label: 'Embed',
  node: { content: 'mediaTitle embedText consentNote?', group: 'block', isolating: true, draggable: true },
  attributes: { url: url('Address'), provider: text('Provider') },
  insert: {
    group: 'media',
    icon: 'link-2',
    keywords: ['post', 'social', 'iframe', 'card'],
    content: {
      type: 'embed',
      content: [{ type: 'mediaTitle' }, { type: 'embedText' }, { type: 'consentNote' }],
    },
  },
  html(node, writer) {
    const href = writer.url(attribute(node, 'url'));
    const content = writer.blocks(node.content);
    const consent = childOf(node, 'consentNote');
    // One that is still blank shows nothing and is read back all the same.
    const blankConsent = consent !== undefined && isBlank(consent) ? ' data-consent="blank"' : '';
    const provider = stringAttribute(node, 'provider');
    if (href === null && content === '') return '';
    const host = /^https?:\/\/([^/?#:]+)/.exec(href ?? '')?.[1] ?? '';
    const link =
      href === null
        ? ''
        : `<p class="stet-embed-link"><a${writer.attribute('href', href)}>${writer.escape(
            `${writer.words.openLink} ${provider.trim() !== '' ? provider.trim() : host !== '' ? host.replace(/^www\./, '') : href}`,
          )}</a></p>`;
    return (
      `<div class="stet-embed"${writer.attribute('data-url', href)}${writer.attribute('data-provider', provider)}${blankConsent}>` +
      `${content}${link}</div>`
    );
  },
  htmlIn: [
    {
      tags: ['div'],
      when: (element) => hasClass(element, 'stet-embed'),
      read(element, reader) {
        const title = findElement(element, byClass('stet-media-title'));
        const consent = findElement(element, byClass('stet-consent'));
        const hasConsent = consent !== null || attributeOf(element, 'data-consent') !== null;
        const words = findElement(element, byClass('stet-embed-text'));
        return {
          type: 'embed',
          attrs: {
            url: attributeOf(element, 'data-url'),
            provider: attributeOf(element, 'data-provider') ?? '',
          },
          content: [
            textNode('mediaTitle', title === null ? [] : reader.inline(title, 'mediaTitle')),
            textNode('embedText', words === null ? [] : reader.inline(words, 'embedText')),
            ...(hasConsent
              ? [textNode('consentNote', consent === null ? [] : reader.inline(consent, 'consentNote'))]
              : []),
          ],
        };
      },
    },
    {
      tags: ['iframe'],
      read(element, reader) {
        const address = reader.url(attributeOf(element, 'src'));
        if (address === null || !/^https?:/.test(address)) {
          reader.drop('an embedded frame without a usable address');
          return [];
        }
        const title = attributeOf(element, 'title')?.trim() ?? '';
        return {
          type: 'embed',
          attrs: { url: address, provider: '' },
          content: [
            textNode('mediaTitle', title === '' ? [] : [{ type: 'text', text: title }]),
            textNode('embedText', []),
          ],
        };
      },
    },
  ],
  check(node, report) {
    if (attribute(node, 'url') === null) {
      report({
        code: 'embed.noAddress',
        severity: 'warning',
        message: 'An embed has no address. Paste one or take the embed out.',
      });
    }
    if (isBlank(childOf(node, 'mediaTitle')) && isBlank(childOf(node, 'embedText'))) {
      report({
        code: 'embed.noText',
        severity: 'note',
        message: 'An embed has no text. Say what readers find behind the link.',
      });
    }
    if (isBlank(childOf(node, 'consentNote'))) {
      report({
        code: 'embed.noConsent',
        severity: 'note',
        message: 'An embed has no consent note. Say what the other site does with readers’ data.',
      });
    }
  },
  sample: {
    type: 'embed',
    attrs: { url: 'https://social.example/@mara/42?a=1&b=2', provider: 'Social & Co' },
    content: [
      { type: 'mediaTitle', content: [{ type: 'text', text: 'A post by the mayor' }] },
      { type: 'embedText', content: [{ type: 'text', text: 'The bridge is closed until Friday.' }] },
      {
        type: 'consentNote',
        content: [{ type: 'text', text: 'Social & Co learns your address when you open the link.' }],
      },
    ],
  },
});
