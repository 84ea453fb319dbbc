import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'desk', 'surface', 'raised', 'tint', 'selected'];
const pairs = (names: readonly string[], on: readonly string[]) =>
  names.flatMap((name) => on.map((ground) => [name, ground] as const));

function tooFaint(list: readonly (readonly [string, string])[], least: number): readonly string[] {
  return list.flatMap(([name, ground]) =>
    (['light', 'dark'] as const).flatMap((scheme) => {
      const value = contrast(
        colours.get(name)?.[scheme] ?? '#000000',
        colours.get(ground)?.[scheme] ?? '#000000',
      );
      return value >= least ? [] : [`${name} on ${ground}, ${scheme}: ${value.toFixed(2)}`];
    }),
  );
}

describe('colours can be read', () => {
  it('text has at least 4.5 : 1 on every ground', () => {
    const texts = pairs(['ink', 'muted', 'faint', 'accent', 'focus', 'ok', 'warning', 'danger'], grounds);
    const alarms = [
      ['danger', 'danger-ground'],
      ['warning', 'warning-ground'],
      ['ok', 'ok-ground'],
    ] as const;
    expect(tooFaint([...texts, ...alarms, ['ink', 'mark'], ['on-ink', 'ink']], 4.5)).toEqual([]);
  });

  it('outlines of controls and signs have at least 3 : 1', () => {
    const signs = ['line', 'status-draft', 'status-review', 'status-approved', 'status-exported'];
    expect(tooFaint(pairs(signs, grounds), 3)).toEqual([]);
  });
});
