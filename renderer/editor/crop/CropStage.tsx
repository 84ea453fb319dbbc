import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { PictureSize, Point } from '../../../shared/story/crop.ts';
import styles from './CropDialog.module.css';
import {
  type Corner,
  type CropDraft,
  corners,
  cropIn,
  drawCorner,
  focusIn,
  growCrop,
  moveCrop,
  setFocus,
} from './cropDraft.ts';
import { cornerNames, cropWords, pointWords } from './cropWords.ts';

export interface CropStageProps {
  readonly address: string;
  readonly draft: CropDraft;
  /** Null until the picture is here. */
  readonly size: PictureSize | null;
  /** As the story knows it: its place is kept before the picture is here. */
  readonly stored: PictureSize | null;
  /** What a hand or a key asked for, of the draft as it is by then. */
  readonly onChange: (change: (draft: CropDraft) => CropDraft) => void;
  readonly onSize: (size: PictureSize) => void;
  readonly onMissing: () => void;
}

const step = 0.01;
const largeStep = 0.05;
const percent = (part: number): string => `${part * 100}%`;

/** The picture with what is cut off in the dark. Left and right are the picture's own, in any direction of writing. */
export function CropStage(props: CropStageProps) {
  const { address, draft, size, stored, onChange, onSize, onMissing } = props;
  const known = size ?? stored;
  // React's type of a style knows no custom properties.
  const shape = { '--ratio': known === null ? null : known.width / known.height } as CSSProperties;
  const layer = useRef<HTMLDivElement>(null);
  return (
    <div className={styles.stage}>
      <div className={styles.sheet} ref={layer} dir="ltr" style={shape}>
        <img
          className={styles.picture}
          src={address}
          alt=""
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
            if (width > 0 && height > 0) onSize({ width, height });
          }}
          onError={onMissing}
        />
        {size !== null && <Controls layer={layer} draft={draft} size={size} onChange={onChange} />}
      </div>
    </div>
  );
}

interface ControlsProps {
  readonly layer: { readonly current: HTMLElement | null };
  readonly draft: CropDraft;
  readonly size: PictureSize;
  readonly onChange: CropStageProps['onChange'];
}

/** The rectangle, its corners and the focal point: each is moved by hand, or by the arrow keys while it has the focus. */
function Controls({ layer, draft, size, onChange }: ControlsProps) {
  const crop = cropIn(draft, size);
  const focus = focusIn(draft, size);
  const box = {
    left: percent(crop.x),
    top: percent(crop.y),
    width: percent(crop.width),
    height: percent(crop.height),
  };
  const isCropped = draft.shape !== 'whole';
  return (
    <>
      <div className={styles.dark}>
        <div className={styles.light} style={box} />
      </div>
      {isCropped && (
        <>
          <Control
            layer={layer}
            className={styles.crop}
            style={box}
            name={`Crop ${draft.shape}`}
            value={crop.x}
            words={cropWords(crop)}
            at={crop}
            onMove={(to) => onChange((now) => moveCrop(now, size, to))}
            onGrow={(by) => onChange((now) => growCrop(now, size, by))}
          />
          {corners.map((corner) => {
            const at = cornerOf(corner, crop);
            return (
              <Control
                key={corner}
                layer={layer}
                className={styles.corner}
                style={{ left: percent(at.x), top: percent(at.y) }}
                corner={corner}
                name={cornerNames[corner]}
                value={at.x}
                words={pointWords(at)}
                at={at}
                onMove={(to, along) => onChange((now) => drawCorner(now, size, corner, to, along))}
              />
            );
          })}
        </>
      )}
      <Control
        layer={layer}
        className={styles.focus}
        style={{ left: percent(focus.x), top: percent(focus.y) }}
        isSet={draft.focus !== null}
        name="Focal point"
        value={focus.x}
        words={`${draft.focus === null ? 'Not set. ' : ''}${pointWords(focus)}`}
        at={focus}
        onMove={(to) => onChange((now) => setFocus(now, to))}
      />
    </>
  );
}

function cornerOf(
  corner: Corner,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Point {
  return {
    x: corner === 'topLeft' || corner === 'bottomLeft' ? x : x + width,
    y: corner === 'topLeft' || corner === 'topRight' ? y : y + height,
  };
}

interface ControlProps {
  readonly layer: { readonly current: HTMLElement | null };
  readonly className: string | undefined;
  readonly style: Readonly<Record<string, string>>;
  readonly name: string;
  /** From the left, 0 to 1; `words` say both ways. */
  readonly value: number;
  readonly words: string;
  readonly at: Point;
  readonly onMove: (to: Point, along?: 'x' | 'y' | 'both') => void;
  readonly onGrow?: (by: number) => void;
  readonly corner?: Corner;
  readonly isSet?: boolean;
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** ARIA has no control of two dimensions: a slider whose text says both is what screen readers follow. */
function Control(props: ControlProps) {
  const { layer, className, style, name, value, words, at, onMove, onGrow, corner, isSet } = props;
  /** From the pointer to the place it has taken hold of, in pixels of the screen. */
  const hold = useRef<Point | null>(null);
  const take = (event: PointerEvent<HTMLElement>): void => {
    const place = layer.current?.getBoundingClientRect();
    if (event.button !== 0 || place === undefined) return;
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    hold.current = {
      x: place.left + at.x * place.width - event.clientX,
      y: place.top + at.y * place.height - event.clientY,
    };
  };
  const pull = (event: PointerEvent<HTMLElement>): void => {
    const place = layer.current?.getBoundingClientRect();
    if (hold.current === null || place === undefined || place.width === 0 || place.height === 0) return;
    onMove({
      x: (event.clientX + hold.current.x - place.left) / place.width,
      y: (event.clientY + hold.current.y - place.top) / place.height,
    });
  };
  const letGo = (): void => {
    hold.current = null;
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const length = event.shiftKey ? largeStep : step;
    const arrow = arrows[event.key];
    if (arrow !== undefined) {
      onMove({ x: at.x + arrow.x * length, y: at.y + arrow.y * length }, arrow.x === 0 ? 'y' : 'x');
    } else if (event.key === 'Enter') event.currentTarget.closest('form')?.requestSubmit();
    else if (onGrow !== undefined && /^[+=]$/.test(event.key)) onGrow(length);
    else if (onGrow !== undefined && /^[-_]$/.test(event.key)) onGrow(-length);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={className}
      style={style}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value * 100)}
      aria-valuetext={words}
      data-corner={corner}
      data-set={isSet}
      onPointerDown={take}
      onPointerMove={pull}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={press}
    />
  );
}
