import { readFileSync } from 'node:fs';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { type PastedFile, pasteInto } from './pasteInto.ts';
import { sampleMedia } from './sampleMedia.ts';
import { storyJson } from './storyJson.ts';
import { fieldText, findNode, findNodes, textOf } from './storyText.ts';

const picture = (kind: 'jpg' | 'png'): PastedFile => ({
  name: `tide.${kind}`,
  type: kind === 'jpg' ? 'image/jpeg' : 'image/png',
  base64: readFileSync(sampleMedia(kind)).toString('base64'),
});

async function kinds(desk: DeskPage): Promise<readonly string[]> {
  return (findNode(await desk.readDocument(), 'body')?.content ?? []).map((node) =>
    node.type === 'paragraph' ? textOf(node) : node.type,
  );
}

/** A drop at a point of the page, as from another program. */
function dropAt(
  desk: DeskPage,
  point: { x: number; y: number },
  texts: Readonly<Record<string, string>>,
  files: readonly PastedFile[] = [],
) {
  return desk.page.evaluate(
    ({ x, y, given, added }) => {
      const data = new DataTransfer();
      for (const [type, text] of Object.entries(given)) data.setData(type, text);
      for (const { name, type, base64 } of added)
        data.items.add(
          new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type }),
        );
      const event = new DragEvent('drop', {
        bubbles: true,
        cancelable: true,
        dataTransfer: data,
        clientX: x,
        clientY: y,
      });
      document.elementFromPoint(x, y)?.dispatchEvent(event);
    },
    { ...point, given: texts, added: [...files] },
  );
}

async function edgeOf(desk: DeskPage, text: string, side: 'above' | 'below') {
  await desk.canvas.getByText(text, { exact: true }).scrollIntoViewIfNeeded();
  const box = await desk.canvas.getByText(text, { exact: true }).boundingBox();
  if (box === null) throw new Error(`${text} is not shown.`);
  return { x: box.x + 60, y: side === 'above' ? box.y + 3 : box.y + box.height - 3 };
}

test.beforeEach(async ({ desk }) => {
  await desk.api.call('stories.create', { document: storyJson('Three', 'Alpha', 'Beta', 'Gamma'), meta: {} });
  await desk.openStory('Three');
});

test('a picture is dropped above or below the block under the pointer', async ({ desk }) => {
  await dropAt(desk, await edgeOf(desk, 'Beta', 'above'), {}, [picture('jpg')]);
  await expect(desk.field('Picture').locator('img')).toHaveCount(1);
  expect(await kinds(desk)).toEqual(['Alpha', 'figure', 'Beta', 'Gamma']);
  await dropAt(desk, await edgeOf(desk, 'Gamma', 'below'), {}, [picture('png')]);
  await expect(desk.field('Picture').locator('img')).toHaveCount(2);
  expect(await kinds(desk)).toEqual(['Alpha', 'figure', 'Beta', 'Gamma', 'figure']);
});

test('two pictures dropped together stand in their order; on the lead, the first one is the lead', async ({
  desk,
}) => {
  await dropAt(desk, await edgeOf(desk, 'Beta', 'below'), {}, [picture('jpg'), picture('png')]);
  await expect(desk.field('Picture').locator('img')).toHaveCount(2);
  const sources = async () =>
    findNodes(await desk.readDocument(), 'figure').map(({ attrs }) => String(attrs?.['source']).slice(-3));
  expect(await kinds(desk)).toEqual(['Alpha', 'Beta', 'figure', 'figure', 'Gamma']);
  expect(await sources()).toEqual(['jpg', 'png']);
  await pasteInto(desk.field('Lead picture'), {}, [picture('png'), picture('jpg')], 'drop');
  await expect(desk.field('Picture').locator('img')).toHaveCount(4);
  expect(findNodes(findNode(await desk.readDocument(), 'lead') ?? { type: 'lead' }, 'figure')).toHaveLength(
    1,
  );
  expect((await sources())[0]).toBe('png');
});

test('a picture dropped on one takes its place and keeps its words', async ({ desk }) => {
  await pasteInto(desk.field('Lead picture'), {}, [picture('jpg')], 'drop');
  await expect(desk.field('Lead picture').locator('img')).toHaveCount(1);
  await desk.field('Caption').click();
  await desk.type('By night');
  await pasteInto(desk.field('Lead picture').locator('img'), {}, [picture('png')], 'drop');
  await expect
    .poll(async () => String(findNode(await desk.readDocument(), 'figure')?.attrs?.['source']).slice(-3))
    .toBe('png');
  expect(fieldText(await desk.readDocument(), 'caption')).toBe('By night');
});

test('text and a link from another program come in where they are dropped', async ({ desk }) => {
  await dropAt(desk, await edgeOf(desk, 'Beta', 'below'), { 'text/plain': 'Dropped. ' });
  await expect(desk.field('Body')).toContainText('Dropped.');
  await dropAt(desk, await edgeOf(desk, 'Gamma', 'below'), {
    'text/uri-list': 'https://example.org/report',
    'text/html': '<a href="https://example.org/report">The report</a>',
    'text/plain': 'https://example.org/report',
  });
  const links = findNodes(await desk.readDocument(), 'text').filter(({ marks }) =>
    marks?.some(({ type }) => type === 'link'),
  );
  expect(links.map(({ text }) => text)).toEqual(['The report']);
  expect((await kinds(desk)).join(' ')).toMatch(/Alpha.*Beta.*Gamma/);
});

test('a file that is no picture is refused in plain words, and nothing changes', async ({ desk }) => {
  const file = { name: 'report.docx', type: 'application/vnd.openxmlformats', base64: btoa('x') };
  await dropAt(desk, await edgeOf(desk, 'Beta', 'below'), {}, [file]);
  await expect(desk.toast(/Only pictures, sounds, films, captions/)).toBeVisible();
  expect(await kinds(desk)).toEqual(['Alpha', 'Beta', 'Gamma']);
});

test('a selection across fields is moved by dragging, and the fields stay', async ({ desk }) => {
  await desk.field('Headline').click();
  await desk.press('Home');
  await desk.page.keyboard.down('Shift');
  const alpha = await desk.canvas.getByText('Alpha', { exact: true }).boundingBox();
  if (alpha === null) throw new Error('Alpha is not shown.');
  await desk.page.mouse.click(alpha.x + alpha.width - 2, alpha.y + alpha.height / 2);
  await desk.press('End');
  await desk.page.keyboard.up('Shift');
  const headline = await desk.field('Headline').boundingBox();
  if (headline === null) throw new Error('The headline is not shown.');
  const target = await edgeOf(desk, 'Gamma', 'below');
  await desk.page.mouse.move(headline.x + 20, headline.y + headline.height / 2);
  await desk.page.mouse.down();
  await desk.page.mouse.move(target.x, target.y - 8, { steps: 10 });
  await desk.page.mouse.move(target.x - 58, target.y - 8, { steps: 3 });
  await desk.page.mouse.up();
  await expect.poll(async () => fieldText(await desk.readDocument(), 'headline')).toBe('');
  const text = (await kinds(desk)).join(' ');
  for (const words of ['Three', 'Alpha', 'Beta', 'Gamma']) expect(text.split(words)).toHaveLength(2);
});
