import { expect, test } from 'vitest';
import { knownPage } from '../../renderer/editor/paste/knownSites.ts';

test.each<[string, string | null]>([
  [' https://www.youtube.com/watch?v=1&t=2 \n', 'YouTube'],
  ['https://m.youtube.com/watch?v=1', 'YouTube'],
  ['https://youtu.be/abc', 'YouTube'],
  ['https://t.me/s/desk/42', 'Telegram'],
  ['https://x.com/mara/status/1', 'X'],
  ['https://x.com/', null],
  ['https://me:secret@x.com/mara/status/1', null],
  ['https://x.com.example/mara', null],
  ['https://notyoutube.com/watch', null],
  ['http://x.com/mara', null],
  ['javascript:alert(1)//x.com/a', null],
  ['https://x.com/a https://x.com/b', null],
  ['See https://x.com/a', null],
  ['', null],
])('%j is a page of %s', (text, provider) => {
  expect(knownPage(text)?.provider ?? null).toBe(provider);
});
