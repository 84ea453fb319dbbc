import { useEffect, useRef, useState } from 'react';
import type { PictureSize } from '../../../shared/story/crop.ts';
import { sameJson } from '../../../shared/story/sameJson.ts';
import { mediaUrl } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/toast.ts';
import type { EditorHandle } from '../editorHandle.ts';
import styles from './CropDialog.module.css';
import { CropStage } from './CropStage.tsx';
import { attributesOf, type CropDraft, cropIn, draftOf, emptyDraft, undraw } from './cropDraft.ts';
import { sizeOf } from './cropOfNode.ts';
import { pixelWords, shapeNames } from './cropWords.ts';
import { usePicture } from './usePicture.ts';

export interface CropDialogProps {
  readonly handle: EditorHandle;
  /** Before the picture. */
  readonly position: number;
  readonly onClose: () => void;
}

/** What of a picture the story shows: one shape of several, a rectangle for each, and the point all of them keep. */
export function CropDialog({ handle, position, onClose }: CropDialogProps) {
  const picture = usePicture(handle, position);
  const { attrs, where } = picture;
  const [draft, setDraft] = useState<CropDraft>(() => draftOf(attrs));
  const [size, setSize] = useState<PictureSize | null>(null);
  // As the story knows it: a drawing may say nothing the browser could measure.
  const stored = sizeOf(attrs);
  const [isMissing, setMissing] = useState(false);
  const [notice, setNotice] = useState('');
  const chosen = useRef<HTMLInputElement>(null);
  const source = typeof attrs['source'] === 'string' ? attrs['source'] : null;
  const address = mediaUrl(source);
  const reason = reasonAgainst({ source, address, isMissing, isEditable: handle.editor.isEditable });
  const isReady = reason === null && size !== null;

  // Said where the change was made: a state's updater may run more than once.
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);
  const change = (make: (draft: CropDraft) => CropDraft): void => {
    const now = latest.current;
    const next = make(now);
    latest.current = next;
    setDraft(next);
    setNotice(isHeldByFocus(now, next, make) ? 'The crop stops here, to keep the focal point in it.' : '');
  };
  const finish = (): void => {
    if (!isReady) return;
    const at = where();
    if (at === null) {
      showToast({ text: 'The picture is no longer in the story. Nothing was cropped.', kind: 'warning' });
      onClose();
      return;
    }
    // A shape nobody drew needs the picture's size to be worked out.
    const next = { ...attributesOf(draft, attrs), ...(stored === null ? size : {}) };
    if (Object.entries(next).some(([name, value]) => !sameJson(attrs[name], value)))
      handle.setAttributes(at, next);
    onClose();
  };

  const isDrawn = draft.shape !== 'whole' && draft.crops[draft.shape] !== undefined;
  return (
    <Dialog
      title="Crop picture"
      size="large"
      isSticky
      onClose={onClose}
      onSubmit={finish}
      initialFocus={chosen}
      footer={
        <>
          <span className={styles.reset}>
            <Button
              look="quiet"
              disabled={!isReady || sameJson(draft, emptyDraft)}
              onClick={() => change(() => emptyDraft)}
            >
              Remove all crops
            </Button>
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!isReady}>
            Done
          </Button>
        </>
      }
    >
      {reason !== null ? (
        <p className={styles.reason}>{reason}</p>
      ) : (
        <div className={styles.columns}>
          <div className={styles.side}>
            <fieldset className={styles.shapes}>
              <legend className={styles.legend}>Shape</legend>
              {shapeNames.map(({ shape, name }) => (
                <label key={shape} className={styles.shape}>
                  <input
                    type="radio"
                    name="shape"
                    value={shape}
                    ref={draft.shape === shape ? chosen : undefined}
                    checked={draft.shape === shape}
                    onChange={() => change((now) => ({ ...now, shape }))}
                  />
                  {name}
                  {shape !== 'whole' && draft.crops[shape] !== undefined && (
                    <span className={styles.drawn}>drawn</span>
                  )}
                </label>
              ))}
            </fieldset>
            <div className={styles.answers}>
              <Button disabled={!isReady || !isDrawn} onClick={() => change(undraw)}>
                As large as it goes
              </Button>
              <Button
                disabled={!isReady || draft.focus === null}
                onClick={() => change((now) => ({ ...now, focus: null }))}
              >
                Clear focal point
              </Button>
            </div>
            <p className={styles.words} aria-live="polite">
              {size !== null && pixelWords(cropIn(draft, size), size)}
            </p>
            <p className={styles.notice} role="status">
              {notice}
            </p>
          </div>
          <CropStage
            address={address ?? ''}
            draft={draft}
            size={size}
            stored={stored}
            onChange={change}
            onSize={(shown) => setSize(stored ?? shown)}
            onMissing={() => setMissing(true)}
          />
          <p className={styles.help}>
            Every crop keeps the focal point: move the point and the crops come along; a crop stops where it
            would lose it. Tab goes from one handle to the next, arrow keys move them, Shift makes larger
            steps, + and − change the size of the crop.
          </p>
        </div>
      )}
    </Dialog>
  );
}

interface Circumstances {
  readonly source: string | null;
  readonly address: string | null;
  readonly isMissing: boolean;
  readonly isEditable: boolean;
}

/** Why this picture cannot be cropped, and what to do; null when it can. */
function reasonAgainst({ source, address, isMissing, isEditable }: Circumstances): string | null {
  if (!isEditable) return 'This story takes no changes now, so its pictures cannot be cropped.';
  if (source === null) return 'There is no picture in this frame yet. Choose a file first.';
  if (address === null)
    return 'This picture lies on another site and is not loaded. Save it and drop the file on its frame; then it can be cropped.';
  if (isMissing)
    return 'The picture file is missing from the media folder or cannot be shown. What was cropped is kept; put the file back, or replace the picture.';
  return null;
}

/** Whether nothing came of a change that would have come without the focal point. */
function isHeldByFocus(now: CropDraft, next: CropDraft, make: (draft: CropDraft) => CropDraft): boolean {
  if (now.focus === null || !sameJson(now, next)) return false;
  const free = { ...now, focus: null };
  return !sameJson(make(free), free);
}
