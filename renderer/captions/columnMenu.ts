import type { MenuEntry } from '../ui/menuEntry.ts';
import { type CaptionField, captionLabels, type MediaPlace } from './storyMedia.ts';

/** Writes a text into the cells of a column that take it. */
export type WriteColumn = (
  field: CaptionField,
  text: string,
  takes: (before: string, row: number) => boolean,
) => void;

/** What can be done to a whole column, or to the selected rows of it, with the first text that stands there. */
export function columnMenu(
  field: CaptionField,
  places: readonly MediaPlace[],
  selected: ReadonlySet<number>,
  write: WriteColumn,
): readonly MenuEntry[] {
  const name = captionLabels[field].toLowerCase();
  const first = firstText(field, places);
  const chosen = firstText(
    field,
    places.filter((_, row) => selected.has(row)),
  );
  const ofSelected = `Same ${name} for the ${selected.size} selected`;
  return [
    ...(selected.size < 2
      ? []
      : [
          {
            id: 'selected',
            label:
              chosen === undefined
                ? `${ofSelected}: write it for one first`
                : `${ofSelected}: ${quoted(chosen)}`,
            isDisabled: chosen === undefined,
            run: () => write(field, chosen ?? '', (_, row) => selected.has(row)),
          },
        ]),
    {
      id: 'fill',
      label:
        first === undefined
          ? `Fill empty ones: write a ${name} first`
          : `Fill empty ones with ${quoted(first)}`,
      isDisabled: first === undefined,
      run: () => write(field, first ?? '', (before) => before.trim() === ''),
    },
    {
      id: 'same',
      label: first === undefined ? `Same ${name} for all` : `Same ${name} for all: ${quoted(first)}`,
      isDisabled: first === undefined,
      run: () => write(field, first ?? '', () => true),
    },
  ];
}

function firstText(field: CaptionField, places: readonly MediaPlace[]): string | undefined {
  return places.flatMap(({ texts }) => texts[field]?.text.trim() ?? []).find((text) => text !== '');
}

function quoted(text: string): string {
  return `“${text.length > 40 ? `${[...text].slice(0, 39).join('')}…` : text}”`;
}
