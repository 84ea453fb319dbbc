import { AudioLines, ChevronDown, ChevronRight, Clapperboard, Crop, ImageOff } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { ReadMedium } from '../../shared/contract/calls.ts';
import type { Finding } from '../../shared/document/finding.ts';
import { isCropShape } from '../../shared/story/crop.ts';
import { cropOfNode } from '../editor/crop/cropOfNode.ts';
import { mediaUrl } from '../host/host.ts';
import { Button } from '../ui/Button.tsx';
import { viewBoxOf } from '../ui/showCrop.ts';
import styles from './Captions.module.css';
import { factWords } from './factLabels.ts';
import { MediumForm } from './MediumForm.tsx';
import { RightsWords } from './RightsWords.tsx';
import { captionFields, captionLabels, type MediaPlace } from './storyMedia.ts';
import { TextCell } from './TextCell.tsx';

export interface StoryRowProps {
  readonly place: MediaPlace;
  readonly row: number;
  /** What the library knows of its file. */
  readonly medium: ReadMedium | undefined;
  readonly findings: readonly Finding[];
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly isReadOnly: boolean;
  readonly isLibraryReadOnly: boolean;
  readonly onWrite: (position: number, text: string, visit: string) => void;
  readonly onToggle: () => void;
  /** `isRange`: and all rows from the one selected last. */
  readonly onSelect: (isSelected: boolean, isRange: boolean) => void;
  readonly onCrop: () => void;
  readonly onGoTo: () => void;
  /** Takes the height of the row once it is there. */
  readonly measure: (element: HTMLElement | null) => void;
}

/** One picture, sound or film with its texts, and beneath it, when opened, all that is known of its file. */
export function StoryRow(props: StoryRowProps) {
  const { place, row, medium, findings, isOpen, isSelected, isReadOnly, onWrite, measure } = props;
  return (
    <tbody ref={measure} data-index={row}>
      <tr aria-rowindex={row + 2}>
        <th scope="row" className={styles.medium}>
          <Thumbnail place={place} />
          {!isReadOnly && (
            <input
              type="checkbox"
              className={styles.check}
              aria-label={`Select, ${place.where}`}
              checked={isSelected}
              // The click says whether Shift was held, and comes before the change.
              onClick={(event: MouseEvent<HTMLInputElement>) =>
                props.onSelect(event.currentTarget.checked, event.shiftKey)
              }
              onChange={() => {}}
            />
          )}
          <Button look="quiet" onClick={props.onGoTo}>
            {place.where}
          </Button>
          {place.kind === 'picture' && place.source !== null && !isReadOnly && (
            <Button
              look="quiet"
              aria-label={`Crop, ${place.where}`}
              icon={<Crop size={14} />}
              onClick={props.onCrop}
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
                  onChange={(text, visit) => onWrite(there.position, text, visit)}
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
                onClick={props.onToggle}
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
            <MediumForm key={medium.source} medium={medium} isReadOnly={props.isLibraryReadOnly} />
          </td>
        </tr>
      )}
    </tbody>
  );
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
