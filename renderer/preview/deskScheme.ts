import type { Scheme } from './previewCss.ts';

/** The scheme the desk itself is shown in. A preview begins with it: white paper in a dark desk would glare. */
export function deskScheme(): Scheme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
