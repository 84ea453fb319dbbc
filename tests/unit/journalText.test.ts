import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLines } from '../../electron/core/journal/line.ts';
import { applyEdit, editBetween } from '../../electron/core/journal/textEdit.ts';

/** Texts with much in common, surrogate pairs among it. */
const pieces = fc.array(fc.constantFrom('a', 'bb', ' ', '😀', '😁', '\ud83d\udc4d', 'ж', '"'), {
  maxLength: 30,
});

test('an edit makes the later text of the earlier one, and outlives the way through UTF-8', () => {
  fc.assert(
    fc.property(pieces, pieces, pieces, pieces, (start, before, after, end) => {
      const one = [...start, ...before, ...end].join('');
      const other = [...start, ...after, ...end].join('');
      const edit = editBetween(one, other);
      const inserted = Buffer.from(edit.inserted).toString('utf8');
      expect(applyEdit(one, { ...edit, inserted })).toBe(other);
    }),
  );
});

test('an edit holds no more than what changed', () => {
  const before = `${'long '.repeat(1000)}middle${' end'.repeat(1000)}`;
  expect(editBetween(before, before.replace('middle', 'muddle'))).toEqual({
    start: 5001,
    removed: 1,
    inserted: 'u',
  });
});

test('lines that are torn or changed are passed over, and no others', () => {
  const line = (id: number) =>
    plainLines.encode({ kind: 'note', facts: `{"id":${id}}`, texts: ['Zoë 😀', ''] });
  const read = (bytes: Buffer) =>
    [...plainLines.read(bytes)].map(({ kind, facts, readTexts }) => [kind, facts, ...readTexts()]);
  const known = (id: number) => ['note', `{"id":${id}}`, 'Zoë 😀', ''];
  const all = Buffer.concat([line(1), line(2), line(3)]);
  expect(read(all)).toEqual([known(1), known(2), known(3)]);
  const changed = Buffer.from(all);
  changed[line(1).length + 20] = 0x21;
  expect(read(changed)).toEqual([known(1), known(3)]);
  expect(read(all.subarray(0, all.length - 3))).toEqual([known(1), known(2)]);
  expect(read(Buffer.concat([Buffer.from('\n\t\nnothing of ours\n'), line(4)]))).toEqual([known(4)]);
  expect(read(Buffer.alloc(5000))).toEqual([]);
});
