import type { Element } from '@xmldom/xmldom';

/** CSS pixels of each absolute unit (CSS Values 4, 6.2). */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
};
/** Of a drawing that does not say (CSS 2, 10.3.2). */
const usual = { width: 300, height: 150 };
const most = 100_000;

/** Size of a drawing in CSS pixels: what it states, else its view box, else what a browser takes. */
export function drawingSize(root: Element): { readonly width: number; readonly height: number } {
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : null;
  const width = length(root.getAttribute('width'));
  const height = length(root.getAttribute('height'));
  if (width !== null && height !== null) return rounded(width, height);
  if (ratio === null) return rounded(width ?? usual.width, height ?? usual.height);
  if (width !== null) return rounded(width, width / ratio);
  return height === null ? rounded(boxWidth, boxHeight) : rounded(height * ratio, height);
}

function length(text: string | null): number | null {
  const match = /^\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)$/i.exec(text?.trim() ?? '');
  const unit = units[match?.[2]?.toLowerCase() ?? ''];
  const value = Number(match?.[1]);
  return match === null || unit === undefined || !(value > 0) ? null : value * unit;
}

function rounded(width: number, height: number): { readonly width: number; readonly height: number } {
  const whole = (value: number): number => Math.min(most, Math.max(1, Math.round(value)));
  return { width: whole(width), height: whole(height) };
}
