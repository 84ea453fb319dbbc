import { type DragEvent, useRef, useState } from 'react';
import { droppedFiles, type GivenFile } from '../ui/givenFiles.ts';

/** Files and folders dropped anywhere on the queue are imported. */
export function useFileDrop(onFiles: (files: readonly GivenFile[]) => void) {
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  const move = (event: DragEvent, step: 1 | -1): void => {
    if (!hasFiles(event)) return;
    depth.current += step;
    setOver(depth.current > 0);
  };
  return {
    isOver,
    onDragEnter: (event: DragEvent) => move(event, 1),
    onDragLeave: (event: DragEvent) => move(event, -1),
    onDragOver: (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      depth.current = 0;
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then(onFiles);
    },
  };
}
