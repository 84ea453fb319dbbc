import { describe, expect, it } from 'vitest';
import { ariaShortcut, type KeyPress, matchesShortcut, shortcutText } from '../../renderer/ui/shortcut.ts';

const press = (key: string, code: string, modifiers = ''): KeyPress => ({
  key,
  code,
  ctrlKey: modifiers.includes('c'),
  metaKey: modifiers.includes('m'),
  altKey: modifiers.includes('a'),
  shiftKey: modifiers.includes('s'),
});

describe('a key press is a shortcut', () => {
  it.each([
    ['Mod+P', press('p', 'KeyP', 'c'), true],
    ['Mod+Shift+P', press('P', 'KeyP', 'cs'), true],
    ['Mod+P', press('P', 'KeyP', 'cs'), false],
    ['Mod+P', press('p', 'KeyP', 'm'), false],
    ['Mod+P', press('p', 'KeyP', ''), false],
    // Cyrillic and Persian layouts print other letters on the same key.
    ['Mod+Shift+P', press('З', 'KeyP', 'cs'), true],
    ['Mod+B', press('ذ', 'KeyB', 'c'), true],
    // A Dvorak P lies elsewhere: what is printed decides among Latin letters.
    ['Mod+P', press('p', 'KeyR', 'c'), true],
    ['Mod+R', press('p', 'KeyR', 'c'), false],
    ['Mod+Shift+7', press('&', 'Digit7', 'cs'), true],
    ['Mod+Alt+2', press('2', 'Numpad2', 'ca'), true],
    ['Mod+/', press('/', 'Slash', 'c'), true],
    // On a German keyboard the slash needs Shift; on a Russian one the key prints a full stop.
    ['Mod+/', press('/', 'Digit7', 'cs'), true],
    ['Mod+/', press('.', 'Slash', 'c'), true],
    ['Mod+,', press(',', 'Comma', 'c'), true],
    ['Mod++', press('+', 'Equal', 'cs'), true],
    ['Mod+=', press('=', 'Equal', 'c'), true],
    ['F6', press('F6', 'F6'), true],
    ['Shift+F6', press('F6', 'F6'), false],
    ['Shift+F6', press('F6', 'F6', 's'), true],
    ['Alt+ArrowUp', press('ArrowUp', 'ArrowUp', 'a'), true],
  ])('%s', (shortcut, key, expected) => {
    expect(matchesShortcut(shortcut, key, false)).toBe(expected);
  });

  it('takes Command for Mod on macOS', () => {
    expect(matchesShortcut('Mod+P', press('p', 'KeyP', 'm'), true)).toBe(true);
    expect(matchesShortcut('Mod+P', press('p', 'KeyP', 'c'), true)).toBe(false);
  });
});

it.each([
  ['Mod+Shift+P', 'Ctrl+Shift+P', '⌘⇧P', 'Control+Shift+P'],
  ['Mod++', 'Ctrl++', '⌘+', 'Control++'],
  ['Alt+ArrowUp', 'Alt+↑', '⌥↑', 'Alt+ArrowUp'],
  ['F6', 'F6', 'F6', 'F6'],
])('%s is written for people and for screen readers', (shortcut, pc, mac, aria) => {
  expect([
    shortcutText(shortcut, false),
    shortcutText(shortcut, true),
    ariaShortcut(shortcut, false),
  ]).toEqual([pc, mac, aria]);
});
