const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Tags that end the line before them and begin a new one (HTML, "Flow content" as browsers display it). */
export const blockTags = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section summary table tbody td ' +
    'tfoot th thead tr ul',
);

/** What no reader sees. */
export const silentTags = set(
  'script style template head title meta link base noscript param source track col colgroup area datalist ' +
    'defs metadata desc o:documentproperties xml w:worddocument rp',
);

/** What a reader may see, but a story cannot hold; the word says it to the person who imports. */
export const refusedTags: ReadonlyMap<string, string> = new Map([
  ['script', 'a script'],
  ['object', 'an embedded object'],
  ['embed', 'an embedded object'],
  ['applet', 'an embedded object'],
  ['canvas', 'a drawing made by a script'],
  ['svg', 'a vector drawing'],
  ['frame', 'a frame'],
  ['input', 'a form field'],
  ['progress', 'a progress bar'],
  ['meter', 'a gauge'],
]);

/** Parts of a page that belong to the site, not to the article. */
export const chromeTags: ReadonlyMap<string, string> = new Map([
  ['nav', 'a navigation block'],
  ['aside', 'a side column'],
  ['form', 'a form'],
  ['dialog', 'a dialog'],
]);
