import { changeSettings, onSettings, setting } from '../host/settings.ts';

const steps = [0.75, 0.85, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;

/** The next larger or smaller size of the page's text. */
export function stepZoom(step: 1 | -1): void {
  const now = setting('textZoom');
  const next =
    step > 0 ? steps.find((size) => size > now + 0.01) : steps.findLast((size) => size < now - 0.01);
  if (next !== undefined) changeSettings({ textZoom: next });
}

/** Keeps the colour scheme and the text's size on <html> as the settings have them. */
export function applyLooks(): () => void {
  const apply = (): void => {
    const root = document.documentElement;
    const theme = setting('theme');
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.style.setProperty('--text-zoom', String(setting('textZoom')));
  };
  apply();
  return onSettings(apply);
}
