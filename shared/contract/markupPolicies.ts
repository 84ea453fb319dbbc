/**
 * Who may hand the page text to parse as markup (Trusted Types, W3C): nobody but the policies of these names,
 * each of which can be made once. What is only text is refused by the browser, whoever hands it over.
 */
export const markupPolicies = {
  /** What the story's own writer wrote, for the preview. */
  story: 'stet-story',
  /** The empty page a preview's frame begins with, and nothing else. */
  frame: 'stet-frame',
  /** ProseMirror's own: what is pasted or dropped, which it parses in a document that is never shown. */
  clipboard: 'ProseMirrorClipboard',
} as const;

/** The rules of a Content Security Policy that say so. */
export const markupRules: readonly string[] = [
  "require-trusted-types-for 'script'",
  `trusted-types ${Object.values(markupPolicies).join(' ')}`,
];
