import { describe, expect, it } from 'vitest';
import { findCommands } from '../../renderer/app/dialogs/findCommands.ts';
import { languageDirection } from '../../renderer/app/newStoryMeta.ts';
import { bindCommand, type Command } from '../../renderer/ui/command.ts';
import { fromLocalInput, toLocalInput } from '../../renderer/ui/moment.ts';
import { agoTime, dayName } from '../../renderer/ui/uiLocale.ts';

const command = (label: string, keywords: readonly string[] = [], isOn = true): Command => ({
  id: label,
  label,
  group: 'Story',
  keywords,
  isEnabled: () => isOn,
  run: () => {},
});

const list = [
  command('Save version', ['snapshot', 'history']),
  command('Versions', ['history']),
  command('Export…', ['publish']),
  command('Move story to trash', ['delete']),
  command('Superscript'),
  command('Preview at four widths', ['responsive']),
  command('Duplicate story', [], false),
];

describe('the palette finds', () => {
  it.each([
    ['vers', ['Versions', 'Save version']],
    ['delete', ['Move story to trash']],
    ['publish', ['Export…']],
    ['paw', ['Preview at four widths']],
    ['sv', ['Save version']],
    ['EXP', ['Export…']],
    ['zzz', []],
  ])('%s', (typed, expected) => {
    expect(
      findCommands(list, typed)
        .map(({ label }) => label)
        .slice(0, Math.max(1, expected.length)),
    ).toEqual(expected);
  });

  it('everything when nothing is typed, with what is off at the end', () => {
    const found = findCommands(list, '');
    expect([found.length, found.at(-1)?.label]).toEqual([list.length, 'Duplicate story']);
  });
});

it('a command whose context is gone is off and does nothing', () => {
  let context: string | null = 'editor';
  const ran: string[] = [];
  const bound = bindCommand<string>(
    {
      id: 'x',
      label: 'X',
      group: 'Edit',
      isActive: (name) => name === 'editor',
      run: (name) => ran.push(name),
    },
    () => context,
  );
  bound.run();
  expect([bound.isEnabled?.(), bound.isActive?.()]).toEqual([true, true]);
  context = null;
  bound.run();
  expect([bound.isEnabled?.(), bound.isActive?.(), ran]).toEqual([false, false, ['editor']]);
});

const now = new Date(2026, 10, 23, 15, 30);
const before = (minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString();

it.each([
  [0, 'now', 'Today'],
  [3, '3 min ago', 'Today'],
  [59, '59 min ago', 'Today'],
  [61, '1 h ago', 'Today'],
  [15 * 60, '15 h ago', 'Today'],
  [24 * 60, 'yesterday', 'Yesterday'],
])('%i minutes ago is “%s”, %s', (minutes, ago, day) => {
  expect([agoTime(before(minutes), now), dayName(before(minutes), now)]).toEqual([ago, day]);
});

it.each(['2026-11-23T10:42:00.000Z', '2024-02-29T23:59:00.000Z'])(
  'a form gives back the moment %s',
  (moment) => {
    expect(fromLocalInput(toLocalInput(moment))).toBe(moment);
  },
);

it.each([
  ['', null],
  ['not a date', null],
])('a form takes %j as no moment', (value, expected) => {
  expect(fromLocalInput(value)).toBe(expected);
});

it.each([
  ['en', 'ltr'],
  ['fa', 'rtl'],
  ['ar-EG', 'rtl'],
  ['uz-Arab', 'rtl'],
  ['uz', 'ltr'],
  ['az-Cyrl', 'ltr'],
  ['ku', 'ltr'],
  ['ckb', 'rtl'],
  ['he', 'rtl'],
])('%s is written %s', (language, direction) => {
  expect(languageDirection(language)).toBe(direction);
});
