import { FileInput } from 'lucide-react';
import { useRef, useState } from 'react';
import { importers } from '../../shared/formats/importers.ts';
import { mediaTypes } from '../../shared/formats/mediaTypes.ts';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/classNames.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { chosenFiles, droppedFiles, type GivenFile } from '../ui/givenFiles.ts';
import { showToast } from '../ui/toast.ts';
import { counted } from '../ui/uiLocale.ts';
import styles from './Exchange.module.css';
import { ImportList } from './ImportList.tsx';
import { useImport } from './useImport.ts';

export interface ImportDialogProps {
  /** Files that were dropped or opened already; with none the dialog asks for some. */
  readonly files: readonly GivenFile[];
  readonly onOpen: (id: string) => void;
  /** Takes stories away again that were just imported. */
  readonly onUndo: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** A folder export's media may be chosen together with its story. */
const accepted = [...importers.flatMap(({ extensions }) => extensions), ...Object.keys(mediaTypes)]
  .map((extension) => `.${extension}`)
  .join(',');
const kinds = importers.map(({ label }) => label).join(', ');

/** Files become stories, one by one; each says what came of it and what was left out. */
export function ImportDialog({ files, onOpen, onUndo, onClose }: ImportDialogProps) {
  const work = useImport(files);
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const [isOver, setOver] = useState(false);
  const imported = work.rows.flatMap(({ outcome }) => outcome?.id ?? []);
  const first = imported[0];

  const close = () => {
    work.cancel();
    onClose();
    if (imported.length === 0) return;
    showToast({
      text: `${counted(imported.length, 'story', 'stories')} imported.`,
      action: { label: 'Undo', run: () => onUndo(imported) },
    });
  };
  const open = (id: string) => {
    close();
    onOpen(id);
  };
  return (
    <Dialog
      title="Import"
      size="large"
      onClose={close}
      onSubmit={() => {
        if (first !== undefined && !work.isBusy) open(first);
      }}
      initialFocus={choose}
      footer={
        <>
          {imported.length > 0 && !work.isBusy && (
            <Button
              look="quiet"
              className={styles.undo}
              onClick={() => {
                onClose();
                onUndo(imported);
              }}
            >
              Undo import
            </Button>
          )}
          <Button onClick={work.isBusy ? work.cancel : close}>{work.isBusy ? 'Stop' : 'Close'}</Button>
          {first !== undefined && (
            <Button type="submit" look="primary" disabled={work.isBusy}>
              Open
            </Button>
          )}
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the same by keyboard */}
      <div
        className={classNames(styles.drop, work.rows.length > 0 && styles.small, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setOver(false);
          void droppedFiles(event.dataTransfer).then(work.add);
        }}
      >
        <FileInput size={20} aria-hidden="true" />
        <p className={styles.dropText}>
          {work.rows.length === 0 ? 'Drop stories here, or a folder of them' : 'Drop more here'}
        </p>
        {work.rows.length === 0 && <p className={styles.dropHint}>{kinds}</p>}
        <div className={styles.dropButtons}>
          <Button ref={choose} onClick={() => input.current?.click()}>
            Choose files…
          </Button>
          <Button onClick={() => folder.current?.click()}>Choose a folder…</Button>
        </div>
        <FileChooser field={input} label="Files to import" accept={accepted} onFiles={work.add} />
        <FileChooser field={folder} label="Folder to import" isFolder onFiles={work.add} />
      </div>
      <ImportList rows={work.rows} notes={work.notes} onOpen={open} />
    </Dialog>
  );
}

interface FileChooserProps {
  readonly field: React.RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly accept?: string;
  readonly isFolder?: boolean;
  readonly onFiles: (files: readonly GivenFile[]) => void;
}

function FileChooser({ field, label, accept, isFolder = false, onFiles }: FileChooserProps) {
  return (
    <input
      ref={field}
      type="file"
      multiple
      hidden
      aria-label={label}
      {...(accept === undefined ? {} : { accept })}
      {...(isFolder ? { webkitdirectory: '' } : {})}
      onChange={(event) => {
        onFiles(chosenFiles(event.target.files));
        event.target.value = '';
      }}
    />
  );
}
