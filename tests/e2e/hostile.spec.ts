import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { NodeJson } from '../../shared/document/json.ts';
import type { ImportResult } from '../../shared/formats/format.ts';
import { importFile } from '../../shared/formats/importFile.ts';
import { isFull } from '../faults/form.ts';
import { hasAllVectors, hostileVectors as vectors, vectorsName } from '../formats/hostileVectors.ts';
import { type Desk, expect, test } from './desk.ts';
import { pasteInto } from './pasteInto.ts';
import { storyJson } from './storyJson.ts';

const perStory = 110;
const perQueue = 161;

/** Every way in and the words of fields share their readers: in the short form each vector takes one way in. */
const pasted = isFull ? vectors : vectors.filter((_, index) => index % 3 !== 2);
const imports = isFull ? vectors : vectors.filter((_, index) => index % 3 === 2);

/** In groups of so many, each with the name of its test's end. */
function batches<One>(all: readonly One[], size: number): readonly (readonly [string, readonly One[]])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => {
    const batch = all.slice(index * size, (index + 1) * size);
    return [`${index * size + 1} to ${index * size + batch.length} of ${all.length}`, batch];
  });
}

/** Notes in the page's own name whatever a vector may call, and the dialogs it opens. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const before = await page.evaluate(() => Object.keys(window));
  return async () => [
    ...dialogs,
    ...(await page.evaluate((known) => Object.keys(window).filter((key) => !known.includes(key)), before)),
  ];
}

test('the trap works: raw hostile markup does run', async ({ page }) => {
  const ran = await listen(page);
  await page.setContent('<img src="data:," onerror="window.pwned = 1; alert(1)">');
  await expect.poll(ran).toEqual(['1', 'pwned']);
});

test(vectorsName, () => {
  expect(vectors.length).toBe(hasAllVectors ? 643 : 4);
});

for (const [which, batch] of batches(pasted, perStory)) {
  test(`pasted and dropped, nothing runs and nothing is loaded: ${which}`, async ({ desk, browser }) => {
    await openStory(desk, storyJson('Hostile'));
    const ran = await listen(desk.page);
    await desk.enter('Body');
    for (const [index, { html }] of batch.entries()) {
      const ways = isFull ? (['paste', 'drop'] as const) : ([index % 2 === 0 ? 'paste' : 'drop'] as const);
      for (const way of ways) await pasteInto(desk.field('Body'), { 'text/html': html }, [], way);
    }
    await desk.saved();
    expect(await ran(), 'in the editor').toEqual([]);
    await expectQuietExports(desk, browser, [await desk.storyId()]);
  });
}

for (const [which, batch] of batches(imports, perStory)) {
  test(`imported as page and as Markdown, opened and previewed, nothing runs and nothing is loaded: ${which}`, async ({
    desk,
    browser,
  }) => {
    const read = batch.flatMap(({ html }) => [imported('x.html', html), imported('x.md', html)]);
    for (const { name, source, bytes } of read.flatMap(({ media }) => media)) {
      await desk.api.call('media.add', { name, source, bytes: new Uint8Array(bytes) });
    }
    const blocks = read.flatMap(bodyOf);
    const { content = [] } = storyJson('Hostile');
    // Pictures inside a fragment come with its import, which is not asked here.
    desk.watch.allow(/404.*\/media\/[^/]+\/[0-9a-f]{64}\./);
    await openStory(desk, {
      type: 'doc',
      content: content.map((field) => (field.type === 'body' ? { ...field, content: blocks } : field)),
    });
    const ran = await listen(desk.page);
    await desk.enter('Headline');
    await desk.type(' story');
    await desk.saved();
    expect(await ran(), 'in the editor').toEqual([]);
    await expectQuietExports(desk, browser, [await desk.storyId()]);
  });
}

for (const [which, batch] of batches(vectors, perQueue)) {
  test(`as the words of every field and fact, nothing runs and nothing is loaded: ${which}`, async ({
    desk,
    browser,
  }) => {
    await openStory(desk, storyJson('Hostile'));
    const ran = await listen(desk.page);
    const ids: string[] = [];
    for (const { html } of batch) ids.push((await desk.api.call('stories.create', fieldsOf(html))).id);
    await expect(desk.stories.getByRole('option').nth(2)).toBeVisible();
    for (const [index, tab] of ['Facts', 'Bylines', 'Findings'].entries()) {
      await desk.stories.getByRole('option').nth(index).click();
      await expect(desk.page.getByTitle('Story at 320 pixels')).toBeVisible();
      await desk.inspect(tab);
    }
    expect(await ran(), 'in the desk').toEqual([]);
    await expectQuietExports(desk, browser, ids);
  });
}

async function openStory(desk: Desk, document: NodeJson): Promise<void> {
  await desk.api.call('stories.create', { document, meta: { slug: 'hostile' } });
  await desk.openStory('Hostile');
  await desk.button('Preview').click();
  await expect(desk.page.getByTitle('Story at 320 pixels')).toBeVisible();
}

function imported(name: string, markup: string): ImportResult {
  return importFile(new TextEncoder().encode(markup), name);
}

function bodyOf({ document }: ImportResult): readonly NodeJson[] {
  return document.content?.find(({ type }) => type === 'body')?.content ?? [];
}

/** A story that says this wherever a person can type, and where an address belongs. */
function fieldsOf(markup: string): { document: NodeJson; meta: Record<string, unknown> } {
  const text = (type: string, attrs?: NodeJson['attrs']): NodeJson => ({
    type,
    ...(attrs === undefined ? {} : { attrs }),
    content: [{ type: 'text', text: markup }],
  });
  const person = { name: markup, role: markup, biography: markup, url: markup, picture: markup };
  const figure: NodeJson = {
    type: 'figure',
    attrs: { source: markup },
    content: [text('caption'), text('credit'), text('altText')],
  };
  const body: readonly NodeJson[] = [
    text('paragraph'),
    text('subheading'),
    { type: 'factBox', content: [text('boxTitle'), text('paragraph')] },
    {
      type: 'video',
      attrs: { source: markup, poster: markup, embedUrl: markup },
      content: [text('mediaTitle')],
    },
    {
      type: 'embed',
      attrs: { url: markup, provider: markup },
      content: [text('mediaTitle'), text('embedText')],
    },
    { type: 'relatedStories', content: [text('boxTitle'), text('relatedStory', { url: markup })] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: markup, title: markup } }] },
      ],
    },
  ];
  const short = markup.slice(0, 200);
  return {
    document: {
      type: 'doc',
      content: [
        text('kicker'),
        text('headline'),
        text('standfirst'),
        { type: 'bylines', content: [{ type: 'byline', attrs: person }] },
        { type: 'summary', content: [text('summaryItem')] },
        { type: 'lead', content: [figure] },
        { type: 'body', content: body },
      ],
    },
    meta: { slug: short, section: short, tags: [short], place: short, assignee: short, notes: markup },
  };
}

/** Exports stories and opens each page with scripts on: nothing runs, whatever is touched, and nothing is asked for. */
async function expectQuietExports(desk: Desk, browser: Browser, ids: readonly string[]): Promise<void> {
  const { outcomes } = await desk.api.call('exports.write', {
    ids: [...ids],
    format: 'html',
    folder: join(desk.folder, 'out'),
  });
  const page = await browser.newPage();
  const left: string[] = [];
  page.on('request', (request) => left.push(request.url()));
  await page.goto('about:blank');
  const ran = await listen(page);
  for (const { files, error } of outcomes) {
    expect(error).toBeNull();
    await page.setContent(readFileSync(files[0] ?? '', 'utf8'));
    await touchEverything(page, 'body *');
  }
  expect(await ran(), 'in the exports').toEqual([]);
  const asked = left.filter((address) => !/^(data|blob|about):/.test(address));
  expect(asked, 'requests of the exports').toEqual([]);
  await page.close();
}

/** Hovers, focuses and clicks every element; links go nowhere. */
function touchEverything(page: Page, selector: string): Promise<void> {
  return page.evaluate((which) => {
    document.addEventListener('click', (event) => event.preventDefault(), true);
    for (const element of document.querySelectorAll<HTMLElement>(which)) {
      for (const kind of ['mouseover', 'mouseenter', 'pointerdown', 'mousedown']) {
        element.dispatchEvent(new MouseEvent(kind, { bubbles: true }));
      }
      element.focus?.();
      element.click?.();
    }
  }, selector);
}
