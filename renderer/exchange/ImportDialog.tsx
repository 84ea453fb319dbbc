import { FileInput } from 'lucide-react';
import { useRef, useState } from 'react';
import { importers } from '../../shared/formats/importers.ts';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/classNames.ts';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Exchange.module.css';
import { ImportList } from './ImportList.tsx';
import { useImport } from './useImport.ts';

export interface ImportDialogProps {
  /** Files that were dropped or opened already; with none the dialog asks for some. */
  readonly files: readonly File[];
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

const accepted = importers
  .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
  .join(',');
const kinds = importers.map(({ label }) => label).join(', ');

/** Files become stories, one by one; each says what came of it and what was left out. */
export function ImportDialog({ files, onOpen, onClose }: ImportDialogProps) {
  const work = useImport(files);
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const [isOver, setOver] = useState(false);
  const first = work.rows.find(({ outcome }) => outcome?.id != null)?.outcome?.id ?? null;
  const isIdle = !work.isBusy;

  const open = (id: string) => {
    onClose();
    onOpen(id);
  };
  return (
    <Dialog
      title="Import"
      size="large"
      onClose={() => {
        work.cancel();
        onClose();
      }}
      onSubmit={first !== null && isIdle ? () => open(first) : undefined}
      initialFocus={choose}
      footer={
        <>
          <Button onClick={work.isBusy ? work.cancel : onClose}>{work.isBusy ? 'Stop' : 'Close'}</Button>
          {first !== null && (
            <Button type="submit" look="primary" disabled={work.isBusy}>
              Open
            </Button>
          )}
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard */}
      <div
        className={classNames(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setOver(false);
          work.add(Array.from(event.dataTransfer.files));
        }}
      >
        <FileInput size={20} aria-hidden="true" />
        <p className={styles.dropText}>Drop stories here</p>
        <p className={styles.dropHint}>{kinds}</p>
        <Button ref={choose} onClick={() => input.current?.click()}>
          Choose files…
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={accepted}
          aria-label="Files to import"
          onChange={(event) => {
            work.add(Array.from(event.target.files ?? []));
            event.target.value = '';
          }}
        />
      </div>
      <ImportList rows={work.rows} onOpen={open} />
    </Dialog>
  );
}
