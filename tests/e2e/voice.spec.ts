import { type ScriptEngine, scriptEngine } from '../contract/scriptEngine.ts';
import { seriousFindings } from './axe.ts';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { storyJson } from './storyJson.ts';
import { findNode, textOf } from './storyText.ts';

const spoken = (desk: DeskPage) => desk.canvas.locator('.is-spoken');
const audioOf = async (desk: DeskPage) => findNode(await desk.readDocument(), 'audio');

test.describe('with a voice engine', () => {
  let engine: ScriptEngine;
  let takeOffPath: () => void;
  test.beforeAll(() => {
    engine = scriptEngine();
    takeOffPath = engine.putOnPath();
  });
  test.afterAll(() => {
    takeOffPath();
    engine.remove();
  });

  test('a story is read aloud from the caret, and goes on while it is edited', async ({ desk }) => {
    const document = storyJson('The quay', 'First words here stand. The second sentence.', 'The third one.');
    await desk.api.call('stories.create', { document, meta: { language: 'en' } });
    await desk.openStory('The quay');
    await desk.enterText('First words here stand.');
    await desk.press('Home', 'Control+Alt+r');
    const bar = desk.page.getByRole('toolbar', { name: 'Read aloud' });
    await expect(bar).toBeVisible();
    await expect(spoken(desk)).toHaveText('First words here stand.');
    expect(await seriousFindings(desk.page)).toEqual([]);

    await desk.press('F9');
    await expect(spoken(desk)).toHaveText('The second sentence.');
    await desk.press('Shift+F9');
    await expect(spoken(desk)).toHaveText('First words here stand.');
    await desk.press('Control+ArrowRight');
    await desk.type(' new');
    await expect(spoken(desk)).toHaveText('First new words here stand.');
    // It comes to the next sentence by itself, and to the next block.
    await expect(spoken(desk)).toHaveText('The second sentence.');
    await expect(spoken(desk)).toHaveText('The third one.');
    await desk.press('Escape');
    await expect(bar).toBeHidden();
    await expect(spoken(desk)).toHaveCount(0);
    await desk.press('Control+Alt+r');
    await expect(bar).toBeVisible();
    await desk.press('Control+Alt+r');
    await expect(bar).toBeHidden();
    expect(textOf(await desk.readDocument())).toContain('First new words here stand.');
  });

  test('a reading is made, heard, shown to be older than the text, and made again', async ({ desk }) => {
    const document = storyJson('The quay of Roth', 'Water rose.');
    await desk.api.call('stories.create', { document, meta: { language: 'en' } });
    await desk.openStory('The quay of Roth');
    await desk.command('Make a reading…');
    const dialog = desk.dialog('Make a reading');
    const voice = dialog.getByRole('combobox', { name: /^Voice/ });
    await expect(voice.getByRole('option')).toHaveText([
      'English (Great Britain)',
      'English (Caribbean)',
      'Russian (Latvia)',
      'Persian',
      'Russian',
      'Ukrainian',
    ]);
    await expect(dialog.getByText(/^About 0:0\d long/)).toBeVisible();
    expect(await seriousFindings(desk.page)).toEqual([]);

    await desk.button('How names are said…', dialog).click();
    const names = desk.dialog('How names are said');
    await names.getByRole('textbox', { name: 'Name 1', exact: true }).fill('Roth');
    await desk.press('Tab');
    await desk.type('Rote');
    await desk.button('Add a name', names).press('Enter');
    await expect(names.getByRole('textbox', { name: 'Name 2', exact: true })).toBeFocused();
    await desk.type('gone');
    expect(await seriousFindings(desk.page)).toEqual([]);
    await desk.button('Remove gone', names).press('Enter');
    await expect(names.getByRole('textbox', { name: 'Name 1', exact: true })).toBeFocused();
    await desk.press('Enter');
    await expect(dialog).toBeVisible();

    await desk.button('Listen to the first sentence', dialog).click();
    await expect.poll(() => engine.heard().at(-1)?.text).toBe('The quay of Rote\n');
    await desk.button('Make the reading', dialog).click();
    const audio = desk.canvas.getByRole('group', { name: 'Audio', exact: true });
    await expect(audio.getByText('AI-generated')).toBeVisible();
    await expect(dialog).toBeHidden();
    await expect.poll(async () => textOf((await audioOf(desk)) ?? { type: 'none' })).toBe('The quay of Roth');
    const made = await audioOf(desk);
    expect(made?.attrs).toMatchObject({
      source: expect.stringMatching(/^media:[0-9a-f]{64}\.mp3$/),
      aiGenerated: true,
      digitalSourceType: 'algorithmicMedia',
      readingOf: expect.stringMatching(/^text:[0-9a-f]{64}$/),
    });
    await desk.press('Control+z');
    await expect(audio).toBeHidden();
    await desk.press('Control+Shift+z');
    await expect(audio).toBeVisible();

    const place = audio.getByRole('slider', { name: 'Place in the sound' });
    await expect(place).toHaveAttribute('aria-valuetext', /^0:00 of 0:0\d$/);
    await place.press('ArrowRight');
    await expect(place).toHaveAttribute('aria-valuetext', /^0:01 of/);
    expect(await audio.locator('audio').evaluate((player: HTMLAudioElement) => player.currentTime)).toBe(1);

    const older = audio.getByText('This reading is older than the text.');
    await expect(older).toBeHidden();
    await desk.enterText('Water rose.');
    await desk.press('End');
    await desk.type(' It fell.');
    await expect(older).toBeVisible();
    await expect(
      (await desk.inspect('Findings')).getByText('The reading is older than the text.'),
    ).toBeVisible();
    await desk.button('Make it again', audio).click();
    await desk.button('Make the reading', dialog).click();
    await expect(older).toBeHidden();
    await expect
      .poll(async () => (await audioOf(desk))?.attrs?.['readingOf'])
      .not.toBe(made?.attrs?.['readingOf']);

    await desk.enterText('Water rose.');
    await desk.press('End');
    await desk.type(' HANG.');
    await desk.command('Make a reading…');
    await desk.button('Make the reading', dialog).click();
    await expect(dialog.getByRole('status')).toHaveText(/^Sentence \d of \d$/);
    await desk.button('Stop', dialog).click();
    await expect(desk.button('Make the reading', dialog)).toBeEnabled();
    await desk.press('Escape');
    await expect(dialog).toBeHidden();
  });
});

test.describe('without a voice engine', () => {
  const path = process.env.PATH;
  test.beforeAll(() => {
    process.env.PATH = '/nowhere';
  });
  test.afterAll(() => {
    process.env.PATH = path;
  });

  test('the desk says how to get one', async ({ desk }) => {
    await desk.api.call('stories.create', { document: storyJson('The quay', 'Water rose.'), meta: {} });
    await desk.openStory('The quay');
    await desk.command('Make a reading…');
    const dialog = desk.dialog('Make a reading');
    await expect(dialog.getByText(/There is no voice on this machine.*espeak-ng/i)).toBeVisible();
    await desk.button('Look again', dialog).click();
    await expect(dialog.getByText(/espeak-ng/i)).toBeVisible();
    expect(await seriousFindings(desk.page)).toEqual([]);
    await desk.press('Escape');
    await desk.enterText('Water rose.');
    await desk.press('Control+Alt+r');
    await expect(desk.toast(/There is no voice on this machine.*espeak-ng/i)).toBeVisible();
    await expect(spoken(desk)).toHaveCount(0);
  });
});
