import { readFileSync } from 'node:fs';
import type { NodeJson } from '../../shared/document/json.ts';
import { seriousFindings } from './axe.ts';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { pasteInto } from './pasteInto.ts';
import { sampleMedia } from './sampleMedia.ts';
import { storyJson } from './storyJson.ts';
import { findNode, findNodes, textOf } from './storyText.ts';

async function galleryOf(desk: DeskPage): Promise<NodeJson | undefined> {
  return findNode(await desk.readDocument(), 'gallery');
}

const filled = async (desk: DeskPage): Promise<readonly boolean[]> =>
  findNodes((await galleryOf(desk)) ?? { type: 'none' }, 'figure').map(
    ({ attrs }) => attrs?.['source'] !== null,
  );

test('a gallery fills its frames first, takes more, and may be before and after', async ({ desk }) => {
  await desk.api.call('stories.create', { document: storyJson('The quay', 'Water rose.'), meta: {} });
  await desk.openStory('The quay');
  await desk.enterText('Water rose.');
  await desk.press('Enter');
  await desk.insert('Gallery');
  const gallery = desk.canvas.getByRole('group', { name: 'Gallery', exact: true });
  const captions = gallery.getByRole('group', { name: 'Caption', exact: true });
  await desk.type('In May');
  await expect(captions.first()).toHaveText('In May');

  const add = () => desk.button('Add pictures', gallery).click();
  await desk.chooseFile(add, sampleMedia('jpg'), sampleMedia('png'), sampleMedia('webp'));
  await expect.poll(() => filled(desk)).toEqual([true, true, true]);
  expect(
    textOf((await galleryOf(desk))?.content?.[0] ?? { type: 'none' }),
    'what was written stays',
  ).toContain('In May');

  const kind = gallery.getByRole('combobox', { name: 'Gallery: kind' });
  await kind.selectOption('Before and after');
  const findings = await desk.inspect('Findings');
  await expect(findings.getByText('Before and after takes two pictures, and here are 3.')).toBeVisible();
  await gallery.getByRole('group', { name: 'Picture', exact: true }).nth(2).hover();
  await desk.button('Remove picture', gallery).nth(2).click();
  await expect.poll(() => filled(desk)).toEqual([true, true]);
  await expect(findings.getByText('Before and after takes two pictures')).toBeHidden();
  await gallery.getByRole('group', { name: 'Common caption', exact: true }).click();
  await desk.type('The quay, twice');
  await desk.press('Enter');
  await desk.type('The next day.');
  await expect
    .poll(async () => findNode(await desk.readDocument(), 'body')?.content?.map(({ type }) => type))
    .toEqual(['paragraph', 'gallery', 'paragraph']);

  // A picture dropped on one that is there goes beside it.
  const base64 = readFileSync(sampleMedia('webp')).toString('base64');
  await pasteInto(captions.first(), {}, [{ name: 'third.webp', type: 'image/webp', base64 }], 'drop');
  await expect.poll(() => filled(desk)).toEqual([true, true, true]);
  await desk.press('Control+z');
  await expect.poll(() => filled(desk)).toEqual([true, true]);
  expect(await seriousFindings(desk.page)).toEqual([]);
});
