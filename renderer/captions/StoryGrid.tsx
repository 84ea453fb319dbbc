import { redo, undo } from '@tiptap/pm/history';
import {
  AudioLines,
  ChevronDown,
  ChevronRight,
  Clapperboard,
  Crop,
  ImageOff,
  MoreHorizontal,
} from 'lucide-react';
import { Fragment, useMemo, useState, useSyncExternalStore } from 'react';
import type { Finding } from '../../shared/document/finding.ts';
import { isCropShape } from '../../shared/story/crop.ts';
import { fieldVisit } from '../editor/attributeChange.ts';
import { CropDialog } from '../editor/crop/CropDialog.tsx';
import { cropOfNode } from '../editor/crop/cropOfNode.ts';
import type { EditorHandle } from '../editor/editorHandle.ts';
import { mediaUrl } from '../host/host.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/MenuButton.tsx';
import { viewBoxOf } from '../ui/showCrop.ts';
import styles from './Captions.module.css';
import { factWords } from './factLabels.ts';
import { gridKey } from './gridKeys.ts';
import { MediumForm } from './MediumForm.tsx';
import { RightsWords } from './RightsWords.tsx';
import {
  type CaptionField,
  captionFields,
  captionLabels,
  type MediaPlace,
  storyMedia,
} from './storyMedia.ts';
import { TextCell } from './TextCell.tsx';
import { useMedia } from './useMedia.ts';
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

  const write = (texts: readonly WrittenText[], visit?: string): void => {
    const transaction = writeTexts(handle.editor.state, texts, visit);
    if (transaction !== null) handle.editor.view.dispatch(transaction);
  };
  const textOf = (row: number, field: CaptionField) => places[row]?.texts[field];
  const writeAll = (field: CaptionField, text: string, takes: (before: string) => boolean): void =>
    write(
      places.flatMap(({ texts }) => {
        const there = texts[field];
        return there === undefined || !takes(there.text) ? [] : [{ position: there.position, text }];
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
      className={styles.scroll}
      role="group"
      aria-label="Media of the story"
      onKeyDown={(event) =>
        gridKey(event, {
          undo: () => undo(handle.editor.state, handle.editor.view.dispatch),
          redo: () => redo(handle.editor.state, handle.editor.view.dispatch),
          copyFromAbove: (field, row) => {
            const text = above(field, row);
            const here = textOf(row, field);
            if (text !== undefined && here !== undefined && !isReadOnly)
              write([{ position: here.position, text }], fieldVisit());
          },
        })
      }
    >
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="col">Medium</th>
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
                      entries={() => columnMenu(field, places, writeAll)}
                    />
                  )}
                </span>
              </th>
            ))}
            <th scope="col">Source and rights</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place, row) => {
            const medium = place.source === null ? undefined : media.get(place.source);
            const isOpen = open === row;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place of the story is known by its order alone
              <Fragment key={row}>
                <tr>
                  <th scope="row" className={styles.medium}>
                    <Thumbnail place={place} />
                    <Button look="quiet" onClick={() => onGoTo(place.position)}>
                      {place.where}
                    </Button>
                    {place.kind === 'picture' && place.source !== null && !isReadOnly && (
                      <Button
                        look="quiet"
                        aria-label={`Crop, ${place.where}`}
                        icon={<Crop size={14} />}
                        onClick={() => setCropping(place.position)}
                      >
                        {cropName(place)}
                      </Button>
                    )}
                    <Problems findings={findings} place={place} />
                  </th>
                  {captionFields.map((field) => {
                    const there = place.texts[field];
                    return (
                      <td key={field}>
                        {there !== undefined && (
                          <TextCell
                            field={field}
                            row={row}
                            label={`${captionLabels[field]}, ${place.where}`}
                            text={there.text}
                            embedded={factWords(medium?.embedded?.[field])}
                            isReadOnly={isReadOnly}
                            onChange={(text, visit) => write([{ position: there.position, text }], visit)}
                          />
                        )}
                      </td>
                    );
                  })}
                  <td>
                    {medium === undefined ? (
                      <span className={styles.muted}>
                        {place.source === null ? 'No file yet' : 'Not in the library'}
                      </span>
                    ) : (
                      <>
                        <RightsWords medium={medium} />
                        <Button
                          look="quiet"
                          aria-expanded={isOpen}
                          aria-label={`Facts and rights, ${place.where}`}
                          icon={isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
                          onClick={() => setOpen(isOpen ? null : row)}
                        >
                          Facts and rights
                        </Button>
                      </>
                    )}
                  </td>
                </tr>
                {isOpen && medium !== undefined && (
                  <tr>
                    <td colSpan={captionFields.length + 2} className={styles.opened}>
                      <MediumForm key={medium.source} medium={medium} isReadOnly={isLibraryReadOnly} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {cropping !== null && (
        <CropDialog handle={handle} position={cropping} onClose={() => setCropping(null)} />
      )}
    </div>
  );
}

/** What can be done to a whole column, with the first text that stands in it. */
function columnMenu(
  field: CaptionField,
  places: readonly MediaPlace[],
  writeAll: (field: CaptionField, text: string, takes: (before: string) => boolean) => void,
) {
  const name = captionLabels[field].toLowerCase();
  const first = places.flatMap(({ texts }) => texts[field]?.text.trim() ?? []).find((text) => text !== '');
  const short =
    first === undefined ? '' : ` “${first.length > 40 ? `${[...first].slice(0, 39).join('')}…` : first}”`;
  return [
    {
      id: 'fill',
      label: first === undefined ? `Fill empty ones: write a ${name} first` : `Fill empty ones with${short}`,
      isDisabled: first === undefined,
      run: () => writeAll(field, first ?? '', (before) => before.trim() === ''),
    },
    {
      id: 'same',
      label: first === undefined ? `Same ${name} for all` : `Same ${name} for all:${short}`,
      isDisabled: first === undefined,
      run: () => writeAll(field, first ?? '', () => true),
    },
  ];
}

function Thumbnail({ place }: { readonly place: MediaPlace }) {
  const poster = place.node.attrs['poster'];
  const address = mediaUrl(
    place.kind === 'picture' ? place.source : typeof poster === 'string' ? poster : null,
  );
  if (address !== null) {
    const objectViewBox = place.kind === 'picture' ? viewBoxOf(cropOfNode(place.node)) : '';
    return (
      <img
        className={styles.thumbnail}
        style={{ objectViewBox }}
        src={address}
        alt=""
        loading="lazy"
        decoding="async"
      />
    );
  }
  const Icon = place.kind === 'sound' ? AudioLines : place.kind === 'film' ? Clapperboard : ImageOff;
  return (
    <span className={styles.thumbnail}>
      <Icon size={20} aria-hidden="true" />
    </span>
  );
}

/** The shape a picture is cropped to, or what to do. */
function cropName({ node }: MediaPlace): string {
  const shape: unknown = node.attrs['crop'];
  return isCropShape(shape) ? `Crop: ${shape}` : 'Crop';
}

function Problems({
  findings,
  place,
}: {
  readonly findings: readonly Finding[];
  readonly place: MediaPlace;
}) {
  const here = findings.filter(
    ({ position }) =>
      position !== null && position >= place.position && position < place.position + place.node.nodeSize,
  );
  if (here.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {here.map(({ code, severity, message }) => (
        <li key={code} data-severity={severity}>
          {message}
        </li>
      ))}
    </ul>
  );
}
