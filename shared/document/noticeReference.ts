import { z } from '../zod.ts';
import { type AttributeKind, hidden } from './attribute.ts';
import type { Attributes } from './element.ts';
import { attributeOf, type HtmlElement } from './htmlTree.ts';
import type { NodeJson } from './json.ts';
import { attribute, stringAttribute } from './nodeJson.ts';
import type { HtmlWriter } from './renderHtml.ts';

/**
 * How a notice of a story refers to one of the library. The words lie in the story all the same, so that it is
 * whole without the library; these say which notice they are of, when that last changed as it was put in, in
 * which language, and a fingerprint of the words put in, by which it shows whether a person changed them since.
 */
export const noticeReference: Readonly<Record<string, AttributeKind>> = {
  noticeId: hidden('Notice of the library', z.string().max(100), ''),
  noticeChangedAt: hidden('Changed in the library', z.iso.datetime({ offset: true }).nullable(), null),
  noticeLanguage: hidden('Language of the notice', z.string().max(100), ''),
  noticeText: hidden('Words as they were put in', z.string().max(100), ''),
};

/** What a notice of no library has. */
export const noReference: Attributes = {
  noticeId: '',
  noticeChangedAt: null,
  noticeLanguage: '',
  noticeText: '',
};

/** Written for whoever reads our own pages in again; readers see nothing of it. */
export function referenceAttributes(node: NodeJson, writer: HtmlWriter): string {
  const id = stringAttribute(node, 'noticeId');
  if (id === '') return '';
  const changedAt = attribute(node, 'noticeChangedAt');
  return (
    writer.attribute('data-notice', id) +
    (typeof changedAt === 'string' ? writer.attribute('data-notice-changed', changedAt) : '') +
    writer.attribute('data-notice-language', stringAttribute(node, 'noticeLanguage')) +
    writer.attribute('data-notice-text', stringAttribute(node, 'noticeText'))
  );
}

export function readReference(element: HtmlElement): Attributes {
  const noticeId = attributeOf(element, 'data-notice') ?? '';
  if (noticeId === '') return noReference;
  return {
    noticeId,
    noticeChangedAt: attributeOf(element, 'data-notice-changed'),
    noticeLanguage: attributeOf(element, 'data-notice-language') ?? '',
    noticeText: attributeOf(element, 'data-notice-text') ?? '',
  };
}
