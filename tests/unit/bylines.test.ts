import { expect, test } from 'vitest';
import { type BylineFacts, withByline } from '../../renderer/app/inspector/bylineNodes.ts';

const byline = (name: string, contributorId: string): BylineFacts => ({
  kind: 'person',
  name,
  role: '',
  biography: '',
  picture: null,
  pictureShape: 'wide',
  url: null,
  contributorId,
});
const anna = byline('Anna', '');
const ben = byline('Ben', '');

test('an edited byline takes its own place, even without an entry in the directory', () => {
  expect(withByline([anna, ben], 0, byline('Anna B', ''))).toEqual([byline('Anna B', ''), ben]);
});

test('a new byline stands last', () => {
  expect(withByline([anna], null, ben)).toEqual([anna, ben]);
});
