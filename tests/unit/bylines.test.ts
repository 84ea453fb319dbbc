import { expect, test } from 'vitest';
import { withByline } from '../../renderer/app/inspector/bylineNodes.ts';
import type { Signature } from '../../shared/story/signature.ts';

const byline = (name: string, contributorId: string): Signature => ({
  kind: 'person',
  name,
  role: '',
  biography: '',
  picture: null,
  pictureShape: 'wide',
  url: null,
  links: null,
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
