import { type Command, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toggleBox, toggleList, toggleSubheading } from '../../renderer/editor/blockCommands.ts';
import { insertElement } from '../../renderer/editor/insertElement.ts';
import { backspace, deleteForward } from '../../renderer/editor/keys/backspace.ts';
import { deleteLetter } from '../../renderer/editor/keys/deleteLetter.ts';
import { enter, leaveBlock } from '../../renderer/editor/keys/enter.ts';
import { moveBlock } from '../../renderer/editor/keys/moveBlock.ts';
import { selectAll } from '../../renderer/editor/keys/selectAll.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { elements } from '../../shared/elements/index.ts';
import { block, run, shown, story, withCaret, words } from './editorState.ts';

const figure = (caption: string, credit = '', alt = ''): NodeJson => ({
  type: 'figure',
  content: [block('caption', caption), block('credit', credit), block('altText', alt)],
});
const quote = (...texts: readonly string[]): NodeJson => ({
  type: 'blockquote',
  content: [...texts.map((text) => block('paragraph', text)), block('attribution', '')],
});
const bullets = (...texts: readonly string[]): NodeJson => ({
  type: 'bulletList',
  content: texts.map((text) => ({ type: 'listItem', content: [block('paragraph', text)] })),
});
const body = (...blocks: readonly NodeJson[]) => ({ body: blocks });

describe('Enter', () => {
  it.each([
    [
      'moves on from a headline',
      { headline: words('He|ad') },
      'headline "Head" standfirst "|" body[paragraph ""]',
    ],
    [
      'goes past an empty place for bylines',
      { standfirst: words('So|') },
      'standfirst "So" summary[summaryItem "|"] body[paragraph ""]',
    ],
    [
      'makes the next point of the summary',
      { summary: [block('summaryItem', 'One|')] },
      'summary[summaryItem "One" summaryItem "|"] body[paragraph ""]',
    ],
    ['splits a paragraph', body(block('paragraph', 'on|e')), 'body[paragraph "on" paragraph "|e"]'],
    [
      'writes plain text after a subheading',
      body(block('subheading', 'Head|')),
      'body[subheading "Head" paragraph "|"]',
    ],
    [
      'makes another paragraph of a quotation',
      body(quote('one|')),
      'body[blockquote[paragraph "one" paragraph "|"]]',
    ],
    ['goes from a caption to the credit', body(figure('Cap|')), 'body[figure[caption "Cap" credit "|"]]'],
    [
      'leaves a picture after its last text',
      body(figure('Cap', '', 'alt|')),
      'body[figure[caption "Cap" altText "alt"] paragraph "|"]',
    ],
    [
      'goes on with the paragraph after a picture',
      body(figure('', '', 'alt|'), block('paragraph', 'x')),
      'body[figure[altText "alt"] paragraph "|x"]',
    ],
    [
      'makes another bullet',
      body(bullets('one|')),
      'body[bulletList[listItem[paragraph "one"] listItem[paragraph "|"]]]',
    ],
  ])('%s', (_what, fields, expected) => {
    expect(shown(run(withCaret(story(fields)), enter))).toBe(expected);
  });

  it('leaves a quotation from an empty last paragraph, by way of who said it', () => {
    const before = withCaret(story(body(quote('one|'))));
    const twice = run(run(before, enter), enter);
    expect(shown(twice)).toBe('body[blockquote[paragraph "one" attribution "|"]]');
    expect(shown(run(twice, enter))).toBe('body[blockquote[paragraph "one"] paragraph "|"]');
  });

  it('leaves a list from an empty bullet', () => {
    const before = withCaret(story(body(bullets('one|'))));
    expect(shown(run(run(before, enter), enter))).toBe(
      'body[bulletList[listItem[paragraph "one"]] paragraph "|"]',
    );
  });

  it('leaves a box from an empty last paragraph', () => {
    const box = { type: 'notice', content: [block('paragraph', 'one|')] };
    const before = withCaret(story(body(box)));
    expect(shown(run(run(before, enter), enter))).toBe('body[notice[paragraph "one"] paragraph "|"]');
  });

  it('leaves any block with Ctrl', () => {
    const before = withCaret(story(body(figure('Ca|p'))));
    expect(shown(run(before, leaveBlock))).toBe('body[figure[caption "Cap"] paragraph "|"]');
  });
});

describe('Backspace and Delete', () => {
  it.each([
    [
      'walks from one field into the one before',
      { kicker: words('K'), headline: words('|H') },
      'kicker "K|" headline "H" body[paragraph ""]',
    ],
    [
      'walks from the body into the summary',
      { summary: [block('summaryItem', 'S')], ...body(block('paragraph', '|p')) },
      'summary[summaryItem "S|"] body[paragraph "p"]',
    ],
    ['joins paragraphs', body(block('paragraph', 'a'), block('paragraph', '|b')), 'body[paragraph "a|b"]'],
    [
      'makes a subheading plain first',
      body(block('paragraph', 'a'), block('subheading', '|b')),
      'body[paragraph "a" paragraph "|b"]',
    ],
    ['takes the bullet off', body(bullets('|one')), 'body[paragraph "|one"]'],
    [
      'joins the list above',
      body(bullets('one'), block('paragraph', '|two')),
      'body[bulletList[listItem[paragraph "one|two"]]]',
    ],
    [
      'does not pull text into a caption',
      body(figure('c', 'd', 'e'), block('paragraph', '|x')),
      'body[figure[caption "c" credit "d" altText "e|"] paragraph "x"]',
    ],
    [
      'does not pull text into an attribution',
      body(quote('q'), block('paragraph', '|x')),
      'body[blockquote[paragraph "q" attribution "|"] paragraph "x"]',
    ],
    [
      'takes an empty picture away',
      body(block('paragraph', 'x'), figure('|')),
      'body[paragraph "x" paragraph "|"]',
    ],
    [
      'empties fields one by one',
      { headline: words('He|ad'), ...body(block('paragraph', 'one'), block('paragraph', 'tw|o')) },
      'headline "He|" body[paragraph "o"]',
    ],
    [
      'empties from a caption into the text',
      body(figure('Cap|tion', 'Credit'), block('paragraph', 'pa|ra')),
      'body[figure[caption "Cap|"] paragraph "ra"]',
    ],
  ])('%s', (_what, fields, expected) => {
    expect(shown(run(withCaret(story(fields)), backspace))).toBe(expected);
  });

  it.each([
    [
      'walks into the next field',
      { kicker: words('K|'), headline: words('H') },
      'kicker "K" headline "|H" body[paragraph ""]',
    ],
    ['joins paragraphs', body(block('paragraph', 'a|'), block('paragraph', 'b')), 'body[paragraph "a|b"]'],
    [
      'does not pull a caption into the text',
      body(block('paragraph', 'a|'), figure('c')),
      'body[paragraph "a" figure[caption "|c"]]',
    ],
  ])('Delete %s', (_what, fields, expected) => {
    expect(shown(run(withCaret(story(fields)), deleteForward))).toBe(expected);
  });
});

describe('Backspace after a letter of several codes', () => {
  it.each([
    ['an accent', 'ae\u0301|b', 'a|b'],
    ['two accents', 'ao\u0302\u0301|', 'a|'],
    ['Cyrillic', 'и\u0306|', '|'],
  ])('takes all of it: %s', (_what, text, expected) => {
    expect(shown(run(withCaret(story(body(block('paragraph', text)))), deleteLetter))).toBe(
      `body[paragraph "${expected}"]`,
    );
  });

  it.each(['ab|', 'كَ|', 'שָ|', '|a'])('is the browser’s for %s', (text) => {
    const before = withCaret(story(body(block('paragraph', text))));
    expect(deleteLetter(before)).toBe(false);
  });
});

describe('Ctrl+A', () => {
  it('selects the field, then the whole story', () => {
    const before = withCaret(story({ headline: words('He|ad'), ...body(block('paragraph', 'p')) }));
    const first = run(before, selectAll);
    expect(shown(first)).toBe('headline "|Head|" body[paragraph "p"]');
    const second = run(first, selectAll);
    expect(second.doc.textBetween(second.selection.from, second.selection.to)).toBe('Headp');
    expect(shown(run(second, backspace))).toBe('kicker "|" body[paragraph ""]');
  });
});

describe('moving blocks', () => {
  it('changes places with the block above and says so', () => {
    const said: string[] = [];
    const before = withCaret(story(body(figure('c'), block('paragraph', 'p|p'))));
    const after = run(
      before,
      moveBlock(-1, (message) => said.push(message)),
    );
    expect(shown(after)).toBe('body[paragraph "p|p" figure[caption "c"]]');
    expect(said).toEqual(['Paragraph moved up, now 1 of 2']);
    expect(shown(run(after, moveBlock(-1)))).toBe(shown(after));
  });

  it('moves a bullet within its list', () => {
    const before = withCaret(story(body(bullets('one|', 'two'))));
    expect(shown(run(before, moveBlock(1)))).toBe(
      'body[bulletList[listItem[paragraph "two"] listItem[paragraph "one|"]]]',
    );
  });
});

describe('inserting', () => {
  const insertable = elements.flatMap(({ name, insert }) => (insert === undefined ? [] : [name]));

  it.each(insertable)('%s takes the place of an empty paragraph', (name) => {
    const after = run(
      withCaret(story(body(block('paragraph', 'before'), block('paragraph', '|')))),
      (state, dispatch) => {
        const { tr } = state;
        insertElement(tr, name);
        dispatch?.(tr);
        return true;
      },
    );
    const held: string[] = [];
    after.doc.lastChild?.forEach((child) => held.push(child.type.name));
    expect(held.slice(0, 2)).toEqual(['paragraph', name]);
    expect(after.selection).toBeInstanceOf(TextSelection);
  });

  it('puts a box around what is selected and takes it off again', () => {
    const before = withCaret(story(body(block('paragraph', '|one'), block('paragraph', 'two|'))));
    const boxed = run(before, toggleBox('blockquote'));
    expect(shown(boxed)).toBe('body[blockquote[paragraph "|one" paragraph "two"]]');
    expect(shown(run(boxed, toggleBox('blockquote')))).toContain('body[paragraph');
  });
});

describe('typing cannot break a story', () => {
  const all: readonly Command[] = [
    enter,
    leaveBlock,
    backspace,
    deleteForward,
    selectAll,
    moveBlock(1),
    moveBlock(-1),
    toggleList('bulletList'),
    toggleList('orderedList'),
    toggleSubheading(2),
    toggleBox('blockquote'),
    toggleBox('factBox'),
    toggleBox('notice'),
    ...elements.flatMap(({ name, insert }): readonly Command[] =>
      insert === undefined
        ? []
        : [
            (state, dispatch) => {
              const { tr } = state;
              if (insertElement(tr, name)) dispatch?.(tr);
              return true;
            },
          ],
    ),
  ];
  const start = story({
    kicker: words('Kicker'),
    headline: words('Headline'),
    summary: [block('summaryItem', 'One'), block('summaryItem', 'Two')],
    ...body(
      block('paragraph', 'text'),
      figure('caption', 'credit', 'alt'),
      quote('quote'),
      bullets('a', 'b'),
      block('paragraph', 'end'),
    ),
  });

  it('whatever is selected and pressed', () => {
    const step = fc.record({
      command: fc.nat(all.length - 1),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
      isCaret: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let state = withCaret(start);
        for (const { command, from, to, isCaret } of steps) {
          const { size } = state.doc.content;
          const anchor = state.doc.resolve(Math.floor(from * size));
          const head = isCaret ? anchor : state.doc.resolve(Math.floor(to * size));
          state = state.apply(state.tr.setSelection(TextSelection.between(anchor, head)));
          const chosen = all[command];
          // `run` checks the document against the schema after every step.
          if (chosen !== undefined) state = run(state, chosen);
        }
      }),
      { numRuns: 400 },
    );
  });
});
