import type { Exporter } from './format.ts';
import { html } from './html.ts';
import { stetStory } from './stetStory.ts';

/** Every way out. A new format is one file and one word here; dialogs, command line and tests read this list. */
export const exporters: readonly Exporter[] = [html, stetStory];

export function exporterOf(id: string): Exporter | null {
  return exporters.find((exporter) => exporter.id === id) ?? null;
}
