import { ImagePlus } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import type { MediumRow } from '../../shared/contract/calls.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { chosenFiles, droppedFiles, type GivenFile } from '../ui/givenFiles.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { counted } from '../ui/uiLocale.ts';
import { type Adding, addFiles } from './addFiles.ts';
import styles from './Captions.module.css';
import { LibraryList } from './LibraryList.tsx';
import { LibrarySide } from './LibrarySide.tsx';
import { type MediaFilter, useMediaList } from './useMediaList.ts';

const everything: MediaFilter = { search: '', family: '', uses: 'any', problem: '', isRemoved: false };

const families = [
  { value: '', label: 'All kinds' },
  { value: 'image', label: 'Pictures' },
  { value: 'audio', label: 'Sound' },
  { value: 'video', label: 'Film' },
] as const;
const views = [
  { value: 'all', label: 'Everything' },
  { value: 'unused', label: 'Shown by no story' },
  { value: 'caption', label: 'Without caption' },
  { value: 'credit', label: 'Without credit' },
  { value: 'altText', label: 'Without alt text' },
  { value: 'rights', label: 'Not to be exported' },
  { value: 'removed', label: 'Removed' },
] as const;
type View = (typeof views)[number]['value'];

export interface LibraryPaneProps {
  readonly isReadOnly: boolean;
  readonly onInsert: ((medium: MediumRow) => void) | null;
  readonly onOpenStory: (id: string) => void;
}

/** All media there are: found, added, described, put into the story, removed and brought back. */
export function LibraryPane({ isReadOnly, onInsert, onOpenStory }: LibraryPaneProps) {
  const [search, setSearch] = useState('');
  const [family, setFamily] = useState<MediaFilter['family']>('');
  const [view, setView] = useState<View>('all');
  const [selected, setSelected] = useState<string | null>(null);
  const [adding, setAdding] = useState<Adding | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [isOver, setOver] = useState(false);
  const isCancelled = useRef(false);
  const chooser = useRef<HTMLInputElement>(null);
  const list = useMediaList({
    ...everything,
    search,
    family,
    uses: view === 'unused' ? 'unused' : 'any',
    problem: view === 'all' || view === 'unused' || view === 'removed' ? '' : view,
    isRemoved: view === 'removed',
  });
  const isUnfiltered = search === '' && family === '' && view === 'all';

  const add = async (files: readonly GivenFile[]): Promise<void> => {
    if (isRunning || isReadOnly || files.length === 0) return;
    isCancelled.current = false;
    setRunning(true);
    await addFiles(files, setAdding, () => isCancelled.current);
    setRunning(false);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(add);
  };
  return (
    <section
      className={styles.library}
      aria-label="Media library"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className={styles.libraryBar}>
        <SearchField
          className={styles.search}
          label="Search media"
          placeholder="Caption, credit, person, place, file name"
          value={search}
          onChange={setSearch}
        />
        <SelectField label="Kind" isLabelHidden value={family} choices={families} onChange={setFamily} />
        <SelectField label="Show" isLabelHidden value={view} choices={views} onChange={setView} />
        <Button
          icon={<ImagePlus size={14} />}
          disabled={isReadOnly || isRunning}
          onClick={() => chooser.current?.click()}
        >
          Add files…
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept="image/*,audio/*,video/*"
          onChange={(event) => {
            const files = chosenFiles(event.target.files);
            event.target.value = '';
            void add(files);
          }}
        />
      </div>
      {adding !== null && (
        <Banner
          kind={!isRunning && adding.failures.length > 0 ? 'warning' : 'note'}
          action={
            isRunning ? (
              <Button
                onClick={() => {
                  isCancelled.current = true;
                }}
              >
                Cancel
              </Button>
            ) : (
              <Button onClick={() => setAdding(null)}>Close</Button>
            )
          }
        >
          {isRunning ? `Adding ${adding.done + 1} of ${adding.total} …` : outcome(adding)}
          {!isRunning && adding.failures.length + adding.notes.length > 0 && (
            <ul className={styles.failures}>
              {[...adding.failures, ...adding.notes].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </Banner>
      )}
      <div className={styles.libraryBody}>
        {list.total === 0 ? (
          <div className={styles.blank}>
            <EmptyState
              icon={<ImagePlus size={28} />}
              text={
                isUnfiltered
                  ? 'Drop pictures, sounds, films or whole folders here. What their files say of themselves is read with them.'
                  : 'Nothing fits.'
              }
            />
          </div>
        ) : (
          <LibraryList
            list={list}
            selected={selected}
            onSelect={setSelected}
            onChoose={onInsert ?? undefined}
          />
        )}
        {selected !== null && (
          <LibrarySide
            source={selected}
            isReadOnly={isReadOnly}
            onInsert={onInsert}
            onOpenStory={onOpenStory}
            onGone={() => setSelected(null)}
          />
        )}
      </div>
      <p className={styles.count} role="status">
        {list.total === null ? '' : counted(list.total, 'file', 'files')}
      </p>
    </section>
  );
}

function outcome({ added, known, failures, done, total }: Adding): string {
  const parts = [
    `${counted(added, 'file was', 'files were')} added.`,
    ...(known === 0 ? [] : [`${counted(known, 'was', 'were')} there already.`]),
    ...(failures.length === 0 ? [] : [`${counted(failures.length, 'was', 'were')} not taken.`]),
    ...(done === total ? [] : [`Cancelled: ${counted(total - done, 'file was', 'files were')} left.`]),
  ];
  return parts.join(' ');
}
