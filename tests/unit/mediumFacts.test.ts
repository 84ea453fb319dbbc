import { expect, test } from 'vitest';
import {
  filledFacts,
  isSameMedium,
  type MediumFacts,
  mediumFacts,
  readMediumFacts,
  whyNotExported,
  writtenMediumFacts,
} from '../../shared/story/medium.ts';

const facts = (some: Partial<MediumFacts> = {}): MediumFacts => mediumFacts.parse(some);

test('what a newer Stet wrote stays under what is saved here, until a person chooses otherwise', () => {
  const stored = { caption: 'Old', expires: 'with the season', mood: ['calm'], persons: ['Ada'] };
  const shown = readMediumFacts(stored);
  expect(shown).toEqual(facts({ caption: 'Old', persons: ['Ada'] }));
  expect(writtenMediumFacts({ ...shown, caption: 'New' }, stored)).toEqual({
    ...facts({ persons: ['Ada'] }),
    ...stored,
    caption: 'New',
  });
  expect(writtenMediumFacts({ ...shown, expires: '2026-05-01' }, stored)).toMatchObject({
    expires: '2026-05-01',
  });
  expect(readMediumFacts('no facts at all')).toEqual(facts());
});

test('a file fills only what nobody has said', () => {
  const own = facts({ caption: 'Mine', persons: [] });
  expect(
    filledFacts(own, { caption: 'Theirs', credit: 'PA', persons: ['Ada'], takenAt: '2026-02-01' }),
  ).toEqual(facts({ caption: 'Mine', credit: 'PA', persons: ['Ada'], takenAt: '2026-02-01' }));
  expect(isSameMedium(own, facts({ caption: 'Mine' }))).toBe(true);
});

test.each([
  ['2026-02-01', true],
  ['2026-02-01T10:00:00', true],
  ['2026-02-01T10:00:00+03:00', true],
  ['2026-02-30', false],
  ['yesterday', false],
  ['', false],
])('%s is a moment a picture was taken at: %s', (takenAt, isOne) => {
  expect(mediumFacts.safeParse({ takenAt }).success).toBe(isOne);
});

test.each([
  [{}, null],
  [{ expires: '2026-03-01' }, null],
  [{ expires: '2026-02-28' }, 'it might be used until 2026-02-28 only'],
  [{ mayExport: false }, 'it may not be exported'],
])('on 2026-03-01 %j may not go out because: %s', (some, why) => {
  expect(whyNotExported(facts(some), '2026-03-01')).toBe(why);
});
