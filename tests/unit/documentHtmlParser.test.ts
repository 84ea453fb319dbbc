import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { parseMarkup } from '../../shared/document/htmlParser.ts';

/** A tree without the links back to parents, which would make it a circle. */
function outline(node: object): unknown {
  const {
    parentNode: _parent,
    childNodes,
    content,
    ...rest
  } = node as Partial<DefaultTreeAdapterTypes.Template>;
  return {
    ...rest,
    childNodes: childNodes?.map(outline),
    content: content === undefined ? undefined : outline(content),
  };
}

const names =
  'html head body frameset p b i a em font nobr div span pre textarea listing plaintext title style script noscript template ' +
  'table caption colgroup col tbody tr td th select option ul li dl dd h1 h2 form button input br hr img svg math mi ' +
  'foreignObject desc annotation-xml iframe xmp marquee applet';
const tag = fc.constantFrom(...names.split(' '));
const attributes = fc.constantFrom(
  '',
  '',
  '',
  ' class="a"',
  ' href=x',
  ' type=hidden',
  ' encoding="text/html"',
);
const text = fc.constantFrom(
  ...[
    'words of a line',
    ' ',
    '\n',
    '\n\n text',
    '  two',
    'x',
    '\r\n',
    'a\rb',
    '\0',
    'nul\0l',
    '&amp;',
    '&nbsp',
    '& co',
  ],
  ...[
    '🗞️',
    '\ud800',
    'і це',
    '<',
    '< ',
    '</ p>',
    '<!-- c -->',
    '<!doctype html>',
    '<![CDATA[ x ]]>',
    '\t',
    'end\n',
    '\u0001',
  ],
);
const piece = fc.oneof(
  fc
    .tuple(tag, attributes, fc.constantFrom('>', '>', '/>'))
    .map(([name, given, end]) => `<${name}${given}${end}`),
  tag.map((name) => `</${name}>`),
  text,
  text,
);
const soup = fc.array(piece, { maxLength: 30, size: 'max' }).map((pieces) => pieces.join(''));

/** The places where a space, a line end or a word decides more than what is shown. */
const named = [
  '<pre>\n\n text</pre>',
  '<pre>\r\n text</pre>',
  '<p> <frameset><frame>',
  '<p>word<frameset><frame>',
  '<table> <b> word<tr> word <td> word',
  '<b><p>one</b> two</p> three',
  '<svg> word <![CDATA[ x ]]><desc> word <p> word',
];

test('text taken whole makes the tree that the standard makes of it a character at a time', () => {
  fc.assert(
    fc.property(soup, (html) => {
      expect(parseMarkup(html, false).childNodes.map(outline)).toEqual(parse(html).childNodes.map(outline));
      expect(parseMarkup(html, true).childNodes.map(outline)).toEqual(
        parseFragment(html).childNodes.map(outline),
      );
    }),
    { numRuns: 1500, examples: named.map((html) => [html]) },
  );
});

test('text in a page longer than the parser holds at once is whole', () => {
  const html = Array.from(
    { length: 4000 },
    (_, index) => `<p>paragraph ${index} 🗞️ has <b>bold ${index}</b>\r\n and &amp; end</p>`,
  );
  const page = html.join('\n');
  expect(parseMarkup(page, true).childNodes.map(outline)).toEqual(
    parseFragment(page).childNodes.map(outline),
  );
});
