import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';

test('the page parses and runs no text but what its own policies let through, and each try is noticed', async ({
  desk,
  breaches,
}) => {
  await desk.startStory('Policy');
  await desk.button('Preview').click();
  await expect(desk.page.getByTitle('Story at 320 pixels')).toBeVisible();
  expect(breaches.take()).toEqual([]);

  desk.watch.allow(/^console: /);
  const ends = await breakEveryRule(desk.page);
  expect(ends).toEqual(Object.fromEntries(Object.keys(ends).map((deed) => [deed, 'refused'])));
  // One each: a test whose page did any of it would fail, whatever words the browser has for it.
  const noticed: string[] = [];
  await expect.poll(() => noticed.push(...breaches.take())).toBeGreaterThanOrEqual(Object.keys(ends).length);
  expect(noticed).toHaveLength(Object.keys(ends).length);
});

/** Does everything the policy forbids; says of each deed whether it was let happen. */
function breakEveryRule(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(async () => {
    const make = document.createElement.bind(document);
    // TypeScript's DOM has no Trusted Types yet.
    const { trustedTypes } = globalThis as unknown as {
      readonly trustedTypes: { createPolicy(name: string, rules: object): unknown };
    };
    const rules = { createHTML: (text: string) => text };
    const deeds: Readonly<Record<string, () => unknown>> = {
      'markup of an element': () => Object.assign(make('div'), { innerHTML: '<b>x</b>' }),
      'markup in place of an element': () =>
        Object.assign(document.body.appendChild(make('i')), { outerHTML: '<b>x</b>' }),
      'markup beside an element': () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
      'markup of a page': () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
      'markup of a range': () => document.createRange().createContextualFragment('<b>x</b>'),
      'markup written into the page': () => document.write('<b>x</b>'),
      'page of a frame': () => Object.assign(make('iframe'), { srcdoc: '<b>x</b>' }),
      'markup inside a preview': () => {
        const preview = document.querySelector('iframe')?.contentDocument;
        if (preview != null) preview.createElement('div').innerHTML = '<b>x</b>';
      },
      'address of a script': () => Object.assign(make('script'), { src: 'other.js' }),
      'words of a script': () => Object.assign(make('script'), { text: '1' }),
      'address of a worker': () => new Worker('other.js'),
      program: () => new Function('return 1')(),
      'program for later': () => setTimeout('1', 0),
      'policy for everything': () => trustedTypes.createPolicy('default', rules),
      'policy of another name': () => trustedTypes.createPolicy('other', rules),
      'policy of the story, once more': () => trustedTypes.createPolicy('stet-story', rules),
    };
    // What a debugger calls may compile text; what the page does later by itself may not.
    await new Promise((later) => setTimeout(later));
    const end = (deed: () => unknown): string => {
      try {
        deed();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    return Object.fromEntries(Object.entries(deeds).map(([name, deed]) => [name, end(deed)]));
  });
}
