import { expect, test } from 'vitest';
import { inspectMedia } from '../../electron/core/media/inspectMedia.ts';
import { sniff } from '../../electron/core/media/sniff.ts';

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;
const inspect = (text: string) => inspectMedia(Buffer.from(text));

test.each([
  ['what it states', svg('<rect/>', 'width="40" height="30mm"'), 40, 113],
  ['its view box', svg('<path d="M0 0"/>', 'viewBox="0 0 20 10"'), 20, 10],
  ['one side and its view box', svg('', 'viewBox="0,0,20,10" width="100"'), 100, 50],
  ['nothing', svg('<text>Шлюз</text>', 'width="100%"'), 300, 150],
  [
    'behind a declaration',
    `\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- made --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('', 'width="5" height="5"')}`,
    5,
    5,
  ],
])('a drawing has the size of %s', async (_what, text, width, height) => {
  expect(await inspect(text)).toMatchObject({ type: 'image/svg+xml', width, height, embedded: {} });
});

test.each([
  [
    'gradients and uses of its own',
    '<defs><linearGradient id="g"/><g id="s"><rect fill="url(#g)" style="stroke:url(\'#g\')"/></g></defs><use xlink:href="#s"/><use href="#s"/>',
  ],
  [
    'a style and a filter',
    '<style>.a{fill:#fff;font-family:"Noto Sans"}</style><filter><feColorMatrix values="1 0 0"/></filter><text class="a">on time</text>',
  ],
  ['a picture inside', '<image href="data:image/png;base64,iVBORw0KGgo="/>'],
  [
    'a link and a movement',
    '<a href="https://example.org/"><circle><animate attributeName="r" from="1" to="5" dur="1s"/></circle></a>',
  ],
  [
    'what a drawing program keeps of its own',
    '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.example/" id="x"/><metadata>made by hand</metadata>',
  ],
])('a drawing with %s is taken as it is', async (_what, inside) => {
  const file = svg(inside);
  const { source } = await inspect(file);
  expect(source).toMatch(/^media:[0-9a-f]{64}\.svg$/);
});

test.each([
  ['a script', '<script>1</script>', /holds a program/],
  [
    'a script in another prefix',
    '<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>',
    /holds a program/,
  ],
  ['an event', '<rect onclick="1"/>', /holds a program/],
  ['an event in capitals', '<rect ONCLICK="1"/>', /holds a program/],
  ['a javascript link', '<a href="&#106;avascript:alert(1)"><rect/></a>', /holds a program/],
  ['a javascript link with a break in it', '<a href="java\tscript:alert(1)"><rect/></a>', /elsewhere/],
  [
    'an address that changes',
    '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
    /program|addresses/,
  ],
  ['a prefixed address that changes', '<a><animate attributeName="xlink:href" values="x"/></a>', /addresses/],
  ['a page', '<foreignObject><p/></foreignObject>', /page inside/],
  ['an element of a page', '<g><h:img xmlns:h="http://www.w3.org/1999/xhtml"/></g>', /page inside/],
  ['a picture from elsewhere', '<image xlink:href="//example.org/a.png"/>', /elsewhere/],
  ['a drawing inside a drawing', '<image href="data:image/svg+xml;base64,AAAA"/>', /elsewhere/],
  ['a use from elsewhere', '<use href="other.svg#a"/>', /elsewhere/],
  ['a style from elsewhere', '<style>@import "a.css";</style>', /elsewhere/],
  ['a fill from elsewhere', '<rect fill="url( \'https://example.org/a.svg#g\' )"/>', /elsewhere/],
  ['a hidden address in a style', '<rect style="fill:u\\72l(https://example.org)"/>', /hides/],
  ['a base of its own', '<g xml:base="https://example.org/"/>', /elsewhere/],
  ['a call for a style sheet', '<?xml-stylesheet href="a.css"?>', /program/],
  ['a use that shows itself', '<g id="a"><use href="#a"/></g>', /million parts/],
])('a drawing with %s is refused', async (_what, inside, why) => {
  await expect(inspect(svg(inside))).rejects.toThrow(why);
});

test.each([
  ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('<text>&a;</text>')}`, /entities/],
  ['a style sheet in front', `<?xml-stylesheet href="a.css"?>${svg('')}`, /style sheet/],
  ['no end', '<svg xmlns="http://www.w3.org/2000/svg"><rect>', /sound SVG/],
  ['no namespace', '<svg><rect/></svg>', /sound SVG/],
  ['another encoding', `<?xml version="1.0" encoding="UTF-7"?>${svg('')}`, /sound SVG/],
])('a drawing with %s is refused', async (_what, text, why) => {
  await expect(inspect(text)).rejects.toThrow(why);
});

test('a page that shows a drawing is no drawing', () => {
  expect(() => sniff(Buffer.from(`<!doctype html><html>${svg('')}</html>`))).toThrow(/no file Stet can show/);
});
