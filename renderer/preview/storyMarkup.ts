import { markupPolicies } from '../../shared/contract/markupPolicies.ts';

/*
 * The desk's own policies (Trusted Types, W3C): the only doors through which it hands the browser text to
 * parse. They are made here, once, and stay in this file. A browser that does not know them takes the text.
 */

/** What the standard's functions make. The DOM's types call it text, which is how it is handed on. */
interface MarkupPolicy {
  createHTML(text: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: MarkupPolicy): MarkupPolicy;
}

function makePolicy(name: string, createHTML: (text: string) => string): MarkupPolicy {
  // TypeScript's DOM has no Trusted Types yet.
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  return trustedTypes?.createPolicy(name, { createHTML }) ?? { createHTML };
}

/** A tag as the story's writer writes it: lower case, each value in double quotes, nothing left unsaid. */
const tag = /^(?:\/[a-z][a-z0-9]*|([a-z][a-z0-9]*)((?: [a-z][a-z0-9-]*(?:="[^"]*")?)*) ?\/?)>/;
const attribute = / ([a-z][a-z0-9-]*)(?:="([^"]*)")?/g;
/** Elements that run, load a page, bring another grammar or change what the rest of the page means. */
const refusedElements =
  /^(?:script|i?frame|frameset|object|embed|applet|link|meta|base|form|button|input|style|template|noscript|svg|math|portal)$/;
const refusedAttributes = /^(?:on.*|srcdoc|srcset|style|action|formaction|ping|background|is|slot)$/;
const linkAddress = /^(?:https?:|mailto:|tel:|#)/;

/**
 * Markup of the story's own writer. That it was written by it cannot be seen; that it could have been, is:
 * throws for whatever the writer never writes, so that a hole there is not one here.
 */
function checkMarkup(html: string): string {
  for (const piece of html.split('<').slice(1)) {
    const [, element, attributes = ''] = tag.exec(piece) ?? refuse(piece);
    if (element === undefined) continue;
    if (refusedElements.test(element)) refuse(piece);
    for (const [, name = '', value = ''] of attributes.matchAll(attribute)) {
      if (refusedAttributes.test(name) || (name === 'href' && !linkAddress.test(value))) refuse(piece);
    }
  }
  return html;
}

function refuse(piece: string): never {
  throw new Error(`This is no markup of a story: <${piece.slice(0, 80)}`);
}

const frameRules =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' blob: data:; media-src 'self' blob: data:; base-uri 'none'; form-action 'none'";
const emptyText = `<!DOCTYPE html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${frameRules}"><title>Preview</title><style></style></head><body><main id="story"></main></body></html>`;

/** The page a preview's frame starts with. `self` is the desk's own origin: local media and nothing else. */
export const emptyPage = makePolicy(markupPolicies.frame, () => emptyText).createHTML('');

const story = makePolicy(markupPolicies.story, checkMarkup);

/** A part of the article, parsed where nothing of it can run or load. Throws when it is no markup of a story. */
export function parseStoryMarkup(document: Document, html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = story.createHTML(html);
  return template.content;
}
