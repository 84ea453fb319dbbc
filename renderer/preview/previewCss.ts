export type Scheme = 'light' | 'dark';

export interface Look {
  readonly scheme: Scheme;
  /** As paper: pages one under the other. */
  readonly isPaged: boolean;
}

const never = '(width < 0)';
const pageGap = 24;
/** Frames follow the caret and one another at once: an animation would chase itself. */
const framed = 'html { scroll-behavior: auto !important; }';

/** A4 at 96 CSS pixels an inch. */
export const paper = { width: 794, height: 1123 } as const;

/**
 * A theme's own text with its media conditions decided, since a frame cannot be told which scheme or medium
 * to take for its own. Nothing else of it changes.
 */
export function previewCss(css: string, { scheme, isPaged }: Look): string {
  if (isPaged) {
    const printed = css
      .replace(/@media\s+print\b/g, '@media all')
      .replace(/@media\s+screen\b/g, `@media ${never}`);
    return `${printed}\n${pagedCss(pageMargins(css))}\n${framed}`;
  }
  const dark = /@media\s+screen\s+and\s*\(\s*prefers-color-scheme:\s*dark\s*\)/g;
  return `${css.replace(dark, scheme === 'dark' ? '@media all' : `@media ${never}`)}
:root { color-scheme: ${scheme} !important; }\n${framed}`;
}

interface Margins {
  readonly top: number;
  readonly side: number;
  readonly bottom: number;
}

/** The margins of the theme's `@page` rule, which a screen ignores: `20mm 25mm 24mm` as CSS pixels. */
function pageMargins(css: string): Margins {
  const declared = /@page\s*\{[^}]*?\bmargin:\s*([^;}]+)/.exec(css)?.[1] ?? '20mm';
  const [top = 76, side = top, bottom = top] = declared
    .trim()
    .split(/\s+/)
    .map((value) => (Number.parseFloat(value) * 96) / 25.4);
  return { top: Math.round(top), side: Math.round(side), bottom: Math.round(bottom) };
}

/** Columns one page high that wrap downwards are pages: they break where the printer's would. */
function pagedCss({ top, side, bottom }: Margins): string {
  const height = paper.height - top - bottom;
  const step = paper.height + pageGap;
  return `
html { background: #8c8a86; }
body { inline-size: ${paper.width}px; min-block-size: 0; margin: ${pageGap}px auto; background: none; }
main {
  position: relative; inline-size: auto; max-inline-size: none; margin: 0; padding: ${top}px ${side}px ${bottom}px; container-type: normal;
  columns: 1; column-fill: auto; column-height: ${height}px; column-wrap: wrap; row-gap: ${top + bottom + pageGap}px;
  background: repeating-linear-gradient(#fff 0 ${paper.height}px, transparent ${paper.height}px ${step}px) content-box border-box;
}
main { background-origin: padding-box; background-clip: padding-box; }
.stet-article { --wide-width: 100%; --wide-shift: 0px; }`;
}

/** How many pages a paged frame's content takes. `height` is that of its `main`, in CSS pixels. */
export function pageCount(height: number): number {
  return Math.max(1, Math.round((height + pageGap) / (paper.height + pageGap)));
}
