import { readHtml } from '../document/readHtml.ts';
import { decodeText } from './decodeText.ts';
import type { Importer } from './format.ts';
import { languageFacts } from './guessLanguage.ts';
import { createMediaIn } from './mediaAddress.ts';
import { ownFacts } from './ownFacts.ts';

const limit = 400_000_000;

/** Stet's own export, which comes back equal, or any other page, with a list of what it held that no story can. */
export const htmlIn: Importer = {
  id: 'html',
  label: 'Web page (HTML)',
  extensions: ['html', 'htm', 'xhtml'],
  limit,
  accepts: (name, head) =>
    /\.(html?|xhtml)$/i.test(name) || /^\s*(<!doctype html|<html|<head|<body|<article)\b/i.test(head),
  read(bytes) {
    const { text } = decodeText(bytes, declaredEncoding);
    const media = createMediaIn();
    const page = readHtml(text, {
      limit,
      media: (address, claimed) => (address === null ? null : media.source(address, claimed)),
    });
    const guessed = page.meta.language === undefined ? languageFacts(text.replace(/<[^>]*>/g, ' ')) : {};
    return {
      document: page.document,
      meta: { ...guessed, ...page.meta, ...(page.isOwn ? ownFacts(text) : {}) },
      schemaVersion: null,
      createdAt: null,
      media: media.media(),
      facts: new Map(),
      standIns: media.standIns(),
      damaged: [],
      dropped: page.dropped,
    };
  },
};

/** `<meta charset>` or the older `http-equiv` form (HTML, 13.2.3.2), or an XML declaration. */
function declaredEncoding(head: string): string | null {
  const stated =
    /<meta[^>]*?charset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ??
    /^\s*<\?xml[^>]*encoding=["']([\w-]+)/i.exec(head);
  return stated?.[1] ?? null;
}
