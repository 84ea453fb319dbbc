import { redo, undo } from '@tiptap/pm/history';
import { MoreHorizontal } from 'lucide-react';
import { Fragment, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Finding } from '../../shared/document/finding.ts';
import { fieldVisit } from '../editor/attributeChange.ts';
import { CropDialog } from '../editor/crop/CropDialog.tsx';
import type { EditorHandle } from '../editor/editorHandle.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/MenuButton.tsx';
import styles from './Captions.module.css';
import { columnMenu, type WriteColumn } from './columnMenu.ts';
import { focusCell, gridKey } from './gridKeys.ts';
import { StoryRow } from './StoryRow.tsx';
import {
  type CaptionField,
  captionFields,
  captionLabels,
  type MediaPlace,
  storyMedia,
} from './storyMedia.ts';
import { useMedia } from './useMedia.ts';
import { useRowsInSight } from './useRowsInSight.ts';
import { useSelectedRows } from './useSelectedRows.ts';
import { type WrittenText, writeTexts } from './writeTexts.ts';

export interface StoryGridProps {
  readonly handle: EditorHandle;
  readonly findings: readonly Finding[];
  readonly isReadOnly: boolean;
  readonly isLibraryReadOnly: boolean;
  /** Leaves the desk for a place on the page. */
  readonly onGoTo: (position: number) => void;
}

/** All media of the open story with their texts, which are those of the page itself. */
export function StoryGrid({ handle, findings, isReadOnly, isLibraryReadOnly, onGoTo }: StoryGridProps) {
  const document = useSyncExternalStore(handle.onDocument, handle.getDocument);
  const places = useMemo(() => storyMedia(document), [document]);
  const media = useMedia(places.flatMap(({ source }) => source ?? []));
  const [open, setOpen] = useState<number | null>(null);
  /** Position before the picture whose cropper is open. */
  const [cropping, setCropping] = useState<number | null>(null);
  const { selected, select, selectAll } = useSelectedRows(places.length);
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, end, measure, reveal } = useRowsInSight(scroller, places.length);

  const write = (texts: readonly WrittenText[], visit?: string): void => {
    const transaction = writeTexts(handle.editor.state, texts, visit);
    if (transaction !== null) handle.editor.view.dispatch(transaction);
  };
  const textOf = (row: number, field: CaptionField) => places[row]?.texts[field];
  const writeColumn: WriteColumn = (field, text, takes) =>
    write(
      places.flatMap(({ texts }, row) => {
        const there = texts[field];
        return there === undefined || !takes(there.text, row) ? [] : [{ position: there.position, text }];
      }),
      fieldVisit(),
    );
  const above = (field: CaptionField, row: number): string | undefined => {
    for (let index = row - 1; index >= 0; index -= 1) {
      const there = textOf(index, field);
      if (there !== undefined) return there.text;
    }
    return undefined;
  };

  if (places.length === 0) {
    return (
      <EmptyState text="This story has no picture, sound or film yet. Drop one on the page, and its caption, credit and alt text stand here." />
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll its content under a head that stays
    <div
      ref={scroller}
      className={styles.scroll}
      role="group"
      aria-label="Media of the story"
      onKeyDown={(event) =>
        gridKey(event, {
          undo: () => undo(handle.editor.state, handle.editor.view.dispatch),
          redo: () => redo(handle.editor.state, handle.editor.view.dispatch),
          go: (field, row, step) => {
            const next = nextRow(places, field, row, step);
            if (next !== null) reveal(next, () => focusCell(scroller.current, field, next));
          },
          copyFromAbove: (field, row) => {
            const text = above(field, row);
            const here = textOf(row, field);
            if (text !== undefined && here !== undefined && !isReadOnly)
              write([{ position: here.position, text }], fieldVisit());
          },
        })
      }
    >
      <table className={styles.grid} aria-rowcount={places.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">
              {!isReadOnly && (
                <input
                  type="checkbox"
                  className={styles.check}
                  aria-label="Select all"
                  checked={selected.size === places.length}
                  ref={(box) => {
                    if (box !== null) box.indeterminate = selected.size > 0 && selected.size < places.length;
                  }}
                  onChange={(event) => selectAll(event.target.checked)}
                />
              )}
              Medium
            </th>
            {captionFields.map((field) => (
              <th key={field} scope="col">
                <span className={styles.columnHead}>
                  {captionLabels[field]}
                  {!isReadOnly && (
                    <MenuButton
                      align="end"
                      trigger={
                        <IconButton
                          label={`${captionLabels[field]} of all`}
                          icon={<MoreHorizontal size={14} />}
                        />
                      }
                      entries={() => columnMenu(field, places, selected, writeColumn)}
                    />
                  )}
                </span>
              </th>
            ))}
            <th scope="col">Source and rights</th>
          </tr>
        </thead>
        {rows.map(({ row, gap }) => {
          const place = places[row];
          if (place === undefined) return null;
          return (
            <Fragment key={row}>
              {gap > 0 && <Gap height={gap} />}
              <StoryRow
                place={place}
                row={row}
                medium={place.source === null ? undefined : media.get(place.source)}
                findings={findings}
                isOpen={open === row}
                isSelected={selected.has(row)}
                isReadOnly={isReadOnly}
                isLibraryReadOnly={isLibraryReadOnly}
                measure={measure}
                onWrite={(position, text, visit) => write([{ position, text }], visit)}
                onToggle={() => setOpen(open === row ? null : row)}
                onSelect={(isSelected, isRange) => select(row, isSelected, isRange)}
                onCrop={() => setCropping(place.position)}
                onGoTo={() => onGoTo(place.position)}
              />
            </Fragment>
          );
        })}
        {end > 0 && <Gap height={end} />}
      </table>
      {cropping !== null && (
        <CropDialog handle={handle} position={cropping} onClose={() => setCropping(null)} />
      )}
    </div>
  );
}

/** Rows without that text are passed over. */
function nextRow(
  places: readonly MediaPlace[],
  field: CaptionField,
  row: number,
  step: 1 | -1,
): number | null {
  for (let next = row + step; next >= 0 && next < places.length; next += step)
    if (places[next]?.texts[field] !== undefined) return next;
  return null;
}

/** The room of the rows that are not in sight. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={captionFields.length + 2} style={{ height, padding: 0, border: 0 }} />
      </tr>
    </tbody>
  );
}
