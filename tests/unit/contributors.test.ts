import { describe, expect, test } from 'vitest';
import {
  draftOf,
  isChanged,
  newDraft,
  problemsOf,
} from '../../renderer/app/contributors/contributorDraft.ts';
import { mergeContributor } from '../../renderer/app/contributors/mergeContributor.ts';
import type { Contributor } from '../../shared/story/contributor.ts';
import { findContributors, namesakes } from '../../shared/story/findContributors.ts';

const person = (name: string, role = ''): Contributor => ({
  id: name,
  kind: 'person',
  name,
  role,
  biography: '',
  picture: null,
  pictureShape: 'wide',
  url: null,
  links: [],
  inLanguages: [],
  desk: null,
});
const directory = [
  person('Åsa Löfgren', 'Reporter'),
  person('Алёна Мельник', 'Корреспондентка'),
  person('آوا کوهستانی', 'گزارشگر آب'),
  person('Ben Ásgeir', 'Editor'),
  person('Reporters’ desk'),
  {
    ...person('Olena Tkach'),
    inLanguages: [
      { language: 'uk', name: 'Олена Їжак', role: 'Кореспондентка', biography: '' },
      { language: 'fa', name: 'اولنا تکاچ', role: 'خبرنگار', biography: '' },
    ],
  },
];

describe('the directory finds', () => {
  test.each([
    ['without accents', 'asa lof', ['Åsa Löfgren']],
    ['the beginning of any word of a name', 'asg', ['Ben Ásgeir']],
    ['a role, after names that begin so', 'rep', ['Reporters’ desk', 'Åsa Löfgren']],
    ['е for ё, in any case', 'АЛЕНА', ['Алёна Мельник']],
    ['Arabic letters for Persian ones', 'كوه', ['آوا کوهستانی']],
    ['a name in another language', 'олена їж', ['Olena Tkach']],
    ['a role in another script, with Arabic letters', 'تكاچ خبر', ['Olena Tkach']],
    ['nothing for what is in the middle of a word', 'fgren', []],
    ['all for blanks', '  ', directory.map(({ name }) => name)],
  ])('%s', (_what, query, names) => {
    expect(findContributors(directory, query).map(({ name }) => name)).toEqual(names);
  });
});

test('a name that is there already is noticed, however it is spelt, but not in its own entry', () => {
  expect(namesakes(directory, ' asa  LOFGREN', undefined).map(({ name }) => name)).toEqual(['Åsa Löfgren']);
  expect(namesakes(directory, 'Åsa Löfgren', 'Åsa Löfgren')).toEqual([]);
  expect(namesakes(directory, '', undefined)).toEqual([]);
});

test('what cannot be kept is said at its field', () => {
  expect(problemsOf(newDraft('person'))).toEqual({ name: 'Fill in a name.' });
  expect(
    problemsOf({ ...newDraft('desk', 'Desk'), url: 'javascript:alert(1)', role: 'x'.repeat(301) }),
  ).toEqual({
    role: 'Up to 300 characters; these are 301.',
    url: 'Not an address a reader can follow. It begins with https://.',
  });
});

test.each([
  ['nothing', {}, false],
  ['blanks around the name', { name: ' Ben ' }, false],
  ['the same link in other letters', { url: 'HTTPS://example.org' }, false],
  ['a link that is none', { url: 'nowhere' }, true],
  ['a role', { role: 'Editor' }, true],
])('a draft with %s changed', (_what, patch, changed) => {
  const facts = { ...person('Ben'), url: 'https://example.org/' };
  expect(isChanged({ ...draftOf(facts), ...patch }, facts)).toBe(changed);
});

test('links and languages are judged row by row', () => {
  const facts = person('Ben');
  const draft = {
    ...draftOf(facts),
    links: [
      { label: '', url: ' ' },
      { label: 'Letters', url: 'letters' },
    ],
    inLanguages: [{ language: 'ru', name: 'Б'.repeat(301), role: '', biography: '' }],
  };
  expect(problemsOf(draft)).toEqual({
    links: 'Not an address a reader can follow. It begins with https://.',
    inLanguages: 'Up to 300 characters; these are 301.',
  });
  expect(isChanged({ ...draftOf(facts), links: [{ label: '', url: '' }] }, facts)).toBe(false);
});

test('what two people changed is brought together, and where both did, what was typed here stands', () => {
  const base = person('Ben', 'Reporter');
  const mine = { ...draftOf(base), role: 'Editor', url: 'https://example.org/' };
  const theirs = { ...base, role: 'Night editor', biography: 'Here since 2014.' };
  expect(mergeContributor(base, mine, theirs)).toEqual({
    draft: { ...mine, biography: 'Here since 2014.' },
    contested: ['role'],
    taken: ['biography'],
  });
});
