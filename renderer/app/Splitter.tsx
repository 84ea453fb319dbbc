import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { classNames } from '../ui/classNames.ts';
import { type PanelName, panelLimits } from './fitColumns.ts';
import { resizePanel } from './panels.ts';
import styles from './Splitter.module.css';

export interface SplitterProps {
  readonly panel: PanelName;
  readonly label: string;
  readonly width: number;
  /** Which edge of its panel it is: a queue's is its end, an inspector's its start. */
  readonly edge: 'start' | 'end';
}

/** The line between two panels: dragged, or moved with the arrow keys; a double press gives the usual width. */
export function Splitter({ panel, label, width, edge }: SplitterProps) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const { least, most, normal } = panelLimits[panel];
  const isRtl = document.documentElement.dir === 'rtl';
  // The panel grows when the line moves away from it.
  const sign = (edge === 'end' ? 1 : -1) * (isRtl ? -1 : 1);
  const set = (wanted: number): void => resizePanel(panel, Math.max(least, Math.min(most, wanted)));

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (start.current !== null) set(start.current.width + sign * (event.clientX - start.current.x));
  };
  const stop = (): void => {
    start.current = null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 64 : 16;
    if (event.key === 'ArrowRight') set(width + sign * step);
    else if (event.key === 'ArrowLeft') set(width - sign * step);
    else if (event.key === 'Home') set(least);
    else if (event.key === 'End') set(most);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot take the keyboard; this is ARIA's window splitter
    <div
      className={classNames(styles.splitter, edge === 'end' ? styles.end : styles.start)}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(width)}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={stop}
      onPointerCancel={stop}
      onDoubleClick={() => set(normal)}
      onKeyDown={onKeyDown}
    />
  );
}
