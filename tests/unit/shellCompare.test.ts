import { describe, expect, it } from 'vitest';
import { compareFacts } from '../../renderer/app/compare/compareFacts.ts';
import { compareLines, compareWords } from '../../renderer/app/compare/compareLines.ts';
import { storyLines } from '../../renderer/app/compare/storyLines.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { elements } from '../../shared/elements/index.ts';
import { storyMeta } from '../../shared/story/story.ts';

const text = (words: string): NodeJson => ({ type: 'text', text: words });
const block = (type: string, ...content: readonly NodeJson[]): NodeJson => ({ type, content });

describe('a story as lines', () => {
  it('names each line by what it is, and leaves empty fields out', () => {
    const document = block(
      'doc',
      block('kicker'),
      block('headline', text('Ferry strike ends')),
      block('summary', block('summaryItem', text('Both sides claim a win'))),
      block(
        'body',
        block('paragraph', text('On '), text('Tuesday'), text('.')),
        block('factBox', block('boxTitle', text('In brief')), block('paragraph', text('Four days.'))),
        {
          type: 'correction',
          attrs: { kind: 'clarification', date: null },
          content: [block('paragraph', text('It was three.'))],
        },
        block('bulletList', block('listItem', block('paragraph', text('One')))),
      ),
    );
    expect(storyLines(document)).toEqual([
      { label: 'Headline', text: 'Ferry strike ends' },
      { label: labelOf('summary'), text: 'Both sides claim a win' },
      { label: 'Paragraph', text: 'On Tuesday.' },
      { label: labelOf('boxTitle'), text: 'In brief' },
      { label: labelOf('factBox'), text: 'Four days.' },
      { label: labelOf('correction'), text: 'Kind: Clarification' },
      { label: labelOf('correction'), text: 'It was three.' },
      { label: labelOf('listItem'), text: 'One' },
    ]);
  });

  it.each(elements.map((element) => [element.name, element] as const))(
    'loses no text of %s',
    (_, element) => {
      const whole = JSON.stringify(storyLines(element.sample));
      for (const piece of texts(element.sample)) expect(whole).toContain(JSON.stringify(piece).slice(1, -1));
    },
  );
});

function labelOf(name: string): string {
  return elements.find((element) => element.name === name)?.label ?? name;
}

function texts(node: NodeJson): readonly string[] {
  if (node.text !== undefined) return node.text.trim() === '' ? [] : [node.text];
  return (node.content ?? []).flatMap(texts);
}

const lines = (...list: readonly string[]) => list.map((one) => ({ label: 'Paragraph', text: one }));
const told = (before: readonly string[], after: readonly string[]) =>
  compareLines(lines(...before), lines(...after)).map(({ kind, parts }) => [
    kind,
    parts.map((part) => ({ same: '', added: '+', removed: '-' })[part.kind] + part.text).join('|'),
  ]);

describe('two texts compared', () => {
  it.each([
    [[], [], []],
    [['One'], ['One'], [['same', 'One']]],
    [['One'], [], [['removed', '-One']]],
    [[], ['One'], [['added', '+One']]],
    [
      ['One', 'Two'],
      ['One', 'New', 'Two'],
      [
        ['same', 'One'],
        ['added', '+New'],
        ['same', 'Two'],
      ],
    ],
    [
      ['The works go on through winter'],
      ['The works stop before winter'],
      [['changed', 'The works |-go on through|+stop before| winter']],
    ],
    [['Дождь шёл весь день'], ['Дождь шёл всю ночь'], [['changed', 'Дождь шёл |-весь день|+всю ночь']]],
    [
      ['Apples'],
      ['Something else entirely'],
      [
        ['removed', '-Apples'],
        ['added', '+Something else entirely'],
      ],
    ],
  ] as const)('%j → %j', (before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it.each([
    ['the cat sat', 'the dog sat'],
    ['', 'all new'],
    ['آب به قنات برگشت', 'آب به قناتِ مهرزاران برگشت'],
    ['a\nb', 'a b'],
  ])('%j and %j can both be read out of the comparison', (before, after) => {
    const parts = compareWords(before, after);
    const read = (hidden: string): string =>
      parts
        .filter(({ kind }) => kind !== hidden)
        .map((part) => part.text)
        .join('');
    expect([read('added'), read('removed')]).toEqual([before, after]);
  });

  it('says in which facts they differ', () => {
    const before = storyMeta.parse({ slug: 'ferry', tags: ['sea'] });
    const after = storyMeta.parse({ slug: 'ferry', tags: ['sea', 'port'], isUpdated: true });
    expect(compareFacts(before, after)).toEqual([
      { label: 'Tags', before: 'sea', after: 'sea, port' },
      { label: 'Updated', before: 'no', after: 'yes' },
    ]);
  });
});
