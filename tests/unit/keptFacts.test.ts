import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHarmless } from '../../shared/document/keptValue.ts';
import {
  chosenFacts,
  keptNames,
  readFacts,
  withoutKept,
  writtenFacts,
} from '../../shared/story/keptFacts.ts';
import { storyMeta } from '../../shared/story/story.ts';

const newer = { status: 'legalHold', tags: { primary: 'rivers' }, mood: 3 };

test('a fact this version cannot use is shown as its default and written as it was', () => {
  const meta = readFacts(newer);
  expect(meta).toMatchObject({ status: 'draft', tags: [], mood: 3 });
  expect(keptNames(meta)).toEqual(['status', 'tags']);
  expect(writtenFacts(meta)).toEqual({ ...storyMeta.parse({}), ...newer });
});

test.each([
  ['another one', 'review'],
  ['the default itself', 'draft'],
] as const)('what a person has chosen is written in its place: %s', (_label, status) => {
  const meta = chosenFacts(readFacts(newer), { status });
  expect(writtenFacts(meta)).toEqual({ ...storyMeta.parse({}), ...newer, status });
});

test('a choice of another fact leaves it', () => {
  expect(writtenFacts(chosenFacts(readFacts(newer), { slug: 'tide' }))).toMatchObject({
    ...newer,
    slug: 'tide',
  });
});

test('nothing is kept of facts that no Stet wrote', () => {
  expect(writtenFacts(withoutKept(readFacts(newer)))).toEqual({ ...storyMeta.parse({}), mood: 3 });
});

test('whoever sends something to be kept: only known facts without harm can be', () => {
  const meta = readFacts({ _newer: { status: 'javascript:1', mood: 'x', section: { a: 1 } } });
  expect(writtenFacts(meta)).toEqual({ ...storyMeta.parse({}), section: { a: 1 } });
});

test('any facts are read, and written back the same', () => {
  const names = Object.keys(storyMeta.shape);
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ minLength: 1 })), fc.jsonValue()),
      (facts) => {
        const given = JSON.parse(JSON.stringify(facts));
        fc.pre(isHarmless(given) && !Object.hasOwn(given, '_newer') && !Object.hasOwn(given, '__proto__'));
        expect(writtenFacts(readFacts(given))).toEqual({ ...storyMeta.parse({}), ...given });
      },
    ),
  );
});
