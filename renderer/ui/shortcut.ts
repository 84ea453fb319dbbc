/** The parts of a keyboard event a shortcut is compared with. */
export interface KeyPress {
  readonly key: string;
  /** The place on the keyboard, whatever the layout prints on it: `KeyP`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const codesOfSigns: Readonly<Record<string, string>> = {
  '/': 'Slash',
  ',': 'Comma',
  '.': 'Period',
  ';': 'Semicolon',
  '-': 'Minus',
  '=': 'Equal',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '\\': 'Backslash',
};

/**
 * Whether a key press is this shortcut. Letters and digits are found by their place when the layout has
 * another alphabet on them, so that Mod+Shift+P works with a Cyrillic or Persian keyboard too.
 */
export function matchesShortcut(shortcut: string, press: KeyPress, mac: boolean = isMac): boolean {
  const parts = splitShortcut(shortcut);
  const name = parts.at(-1) ?? '';
  const has = (modifier: string): boolean => parts.slice(0, -1).includes(modifier);
  const wantsControl = has('Ctrl') || (has('Mod') && !mac);
  const wantsMeta = has('Meta') || (has('Mod') && mac);
  if (press.ctrlKey !== wantsControl || press.metaKey !== wantsMeta) return false;
  if (press.altKey !== has('Alt')) return false;
  if (/^[a-z]$/i.test(name)) {
    if (press.shiftKey !== has('Shift')) return false;
    if (/^[a-z]$/i.test(press.key)) return press.key.toLowerCase() === name.toLowerCase();
    return press.code === `Key${name.toUpperCase()}`;
  }
  if (/^[0-9]$/.test(name)) {
    return (
      press.shiftKey === has('Shift') && (press.code === `Digit${name}` || press.code === `Numpad${name}`)
    );
  }
  if (name.length > 1) return press.key === name && press.shiftKey === has('Shift');
  // A sign may need Shift on this layout: what it prints decides, else its place.
  if (press.key === name) return !has('Shift') || press.shiftKey;
  return (
    press.shiftKey === has('Shift') && codesOfSigns[name] !== undefined && press.code === codesOfSigns[name]
  );
}

/** `Mod++` ends in the plus sign itself. */
function splitShortcut(shortcut: string): readonly string[] {
  if (!shortcut.endsWith('++')) return shortcut.split('+');
  return [...shortcut.slice(0, -2).split('+'), '+'];
}

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Meta: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};

/** The keys as a person reads them on this system, one entry each: `['Ctrl', 'Shift', 'P']`. */
export function shortcutKeys(shortcut: string, mac: boolean = isMac): readonly string[] {
  return splitShortcut(shortcut).map((part) => {
    if (mac && macSigns[part] !== undefined) return macSigns[part];
    if (part === 'Mod') return 'Ctrl';
    const name = keyNames[part] ?? part;
    return name.length === 1 ? name.toUpperCase() : name;
  });
}

/** `Ctrl+Shift+P`, on macOS `⌘⇧P`. */
export function shortcutText(shortcut: string, mac: boolean = isMac): string {
  return shortcutKeys(shortcut, mac).join(mac ? '' : '+');
}

/** The same for `aria-keyshortcuts` (WAI-ARIA 1.2): `Control+Shift+P`. */
export function ariaShortcut(shortcut: string, mac: boolean = isMac): string {
  const names: Readonly<Record<string, string>> = { Mod: mac ? 'Meta' : 'Control', Ctrl: 'Control' };
  return splitShortcut(shortcut)
    .map((part) => names[part] ?? part)
    .join('+');
}
