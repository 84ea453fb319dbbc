import { describe, expect, test } from 'vitest';
import { closestLanguage } from '../../shared/story/closestLanguage.ts';
import { type Contributor, contributor } from '../../shared/story/contributor.ts';
import { languageShown, signatureOf, textsIn, withTexts } from '../../shared/story/signature.ts';

describe('of several languages a story takes', () => {
  test.each<[string, readonly string[], string | null, string]>([
    ['uk', ['en', 'ru', 'uk'], 'uk', 'its own'],
    ['en-gb', ['en', 'en-GB'], 'en-GB', 'the very tag, in any case'],
    ['fa-AF', ['ar', 'fa'], 'fa', 'the language without its country'],
    ['en-US', ['en-GB', 'en'], 'en', 'the plain language before another country’s'],
    ['sr-Latn', ['sr', 'sr-Latn-ME'], 'sr-Latn-ME', 'the language in its own script'],
    ['uk', ['en', 'fa', 'ru'], 'ru', 'one in the same script'],
    ['fa', ['en', 'ru', 'ar'], 'ar', 'one in the same script'],
    ['ru', ['en', 'fa'], null, 'none of another script'],
    ['ja', [], null, 'none where there is none'],
    ['x', ['en'], null, 'none for what is no language'],
  ])('%s of %j: %s, %s', (wanted, there, expected) => {
    expect(closestLanguage(wanted, there)).toBe(expected);
  });
});

const olena: Contributor = contributor.parse({
  id: 'c1',
  kind: 'person',
  name: 'Olena Tkach',
  role: 'Reporter',
  biography: 'Writes about rivers.',
  inLanguages: [
    { language: 'ru', name: 'Елена Ткач', role: 'Корреспондент', biography: 'Пишет о реках.' },
    { language: 'uk', name: 'Олена Ткач', role: 'Кореспондентка' },
    { language: 'fa', name: 'اولنا تکاچ', role: 'خبرنگار', biography: 'دربارهٔ رودها می‌نویسد.' },
  ],
});

test.each([
  ['en', 'Olena Tkach', 'Reporter', 'Writes about rivers.', null],
  ['de', 'Olena Tkach', 'Reporter', 'Writes about rivers.', null],
  ['ru', 'Елена Ткач', 'Корреспондент', 'Пишет о реках.', 'ru'],
  ['uk-UA', 'Олена Ткач', 'Кореспондентка', 'Writes about rivers.', 'uk'],
  ['be', 'Елена Ткач', 'Корреспондент', 'Пишет о реках.', 'ru'],
  ['fa-IR', 'اولنا تکاچ', 'خبرنگار', 'دربارهٔ رودها می‌نویسد.', 'fa'],
  ['ar', 'اولنا تکاچ', 'خبرنگار', 'دربارهٔ رودها می‌نویسد.', 'fa'],
])('a story in %s is signed %s', (language, name, role, biography, shown) => {
  expect(textsIn(olena, language)).toEqual({ name, role, biography });
  expect(languageShown(olena, language)).toBe(shown);
});

test('a main text in the story’s script is closer than another language’s', () => {
  const vera = { ...olena, name: 'Вера', inLanguages: olena.inLanguages.slice(0, 1) };
  expect(textsIn(vera, 'uk').name).toBe('Вера');
  expect(textsIn(vera, 'ru').name).toBe('Елена Ткач');
});

test('a byline holds what a story shows, and nothing else of the directory', () => {
  const { inLanguages: _, desk: __, id, links, ...rest } = olena;
  expect(signatureOf(olena, 'en')).toEqual({ ...rest, contributorId: id, links: null });
  expect(links).toEqual([]);
});

test('a byline edited in a story is written back where that story’s texts come from', () => {
  const edited = { name: 'Олена Ткач', role: 'Редакторка', biography: 'Writes about rivers.' };
  const after = withTexts(olena, 'uk', edited);
  expect(after.inLanguages[1]).toEqual({
    language: 'uk',
    name: 'Олена Ткач',
    role: 'Редакторка',
    biography: '',
  });
  expect({ ...after, inLanguages: olena.inLanguages }).toEqual(olena);
  expect(withTexts(olena, 'en', { ...edited, name: 'Olena' })).toMatchObject({
    name: 'Olena',
    inLanguages: olena.inLanguages,
  });
});
