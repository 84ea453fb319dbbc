import { ArrowLeft, PanelLeftClose, Trash2, Upload, X } from 'lucide-react';
import { type RefObject, useEffect } from 'react';
import { useStore } from 'zustand';
import type { AppInfo } from '../../shared/contract/calls.ts';
import { mostCounted } from '../../shared/story/story.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/MenuButton.tsx';
import { counted, figure } from '../ui/uiLocale.ts';
import { EmptyQueue } from './EmptyQueue.tsx';
import { NewStoryButton } from './NewStoryButton.tsx';
import styles from './Queue.module.css';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueList } from './QueueList.tsx';
import { QueueSearch } from './QueueSearch.tsx';
import type { QueueActions } from './queueActions.ts';
import { queueMenu } from './queueMenu.ts';
import type { QueueModel } from './queueModel.ts';
import { useFileDrop } from './useFileDrop.ts';

export interface QueueProps {
  readonly model: QueueModel;
  readonly actions: QueueActions;
  readonly templates: AppInfo['templates'];
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly isReadOnly: boolean;
}

/** Every story of the library: looked for, sorted, started, put away. */
export function Queue({ model, actions, templates, searchField, isReadOnly }: QueueProps) {
  const query = useStore(model.store, (state) => state.query);
  const total = useStore(model.store, (state) => state.total);
  const error = useStore(model.store, (state) => state.error);
  const trashed = useStore(model.store, (state) => state.facets?.trash ?? 0);
  const samples = useStore(model.store, (state) => state.facets?.samples ?? 0);
  const selected = useStore(model.store, (state) => state.selected.size);
  const { isOver, ...drop } = useFileDrop(actions.importFiles);

  useEffect(() => model.start(), [model]);

  return (
    <div className={styles.queue} data-over={isOver && !query.trash ? '' : undefined} {...drop}>
      <header className={styles.head}>
        {query.trash ? (
          <>
            <IconButton
              label="Back to the queue"
              icon={<ArrowLeft size={16} className="mirrored" />}
              onClick={() => model.ask({ trash: false, query: '' })}
            />
            <h2 className={styles.title}>Trash</h2>
            <Button disabled={(total ?? 0) === 0 || isReadOnly} onClick={actions.emptyTrash}>
              Empty trash…
            </Button>
          </>
        ) : (
          <>
            <h2 className={styles.title}>Queue</h2>
            <NewStoryButton templates={templates} onCreate={actions.create} isDisabled={isReadOnly} />
            <IconButton
              label="Import…"
              icon={<Upload size={16} />}
              disabled={isReadOnly}
              onClick={actions.chooseImport}
            />
          </>
        )}
        <IconButton
          label="Hide queue"
          shortcut="Mod+Alt+Q"
          icon={<PanelLeftClose size={16} className="mirrored" />}
          onClick={actions.hide}
        />
      </header>
      <QueueSearch model={model} actions={actions} field={searchField} />
      <QueueFilters model={model} />
      {error !== null && (
        <Banner kind="error" action={<Button onClick={() => void model.refresh()}>Try again</Button>}>
          {error}
        </Banner>
      )}
      {total === 0 ? (
        <div className={styles.empty}>
          <EmptyQueue model={model} actions={actions} canStart={!isReadOnly} />
        </div>
      ) : (
        <QueueList model={model} actions={actions} />
      )}
      {selected > 1 && (
        <div className={styles.picked}>
          <span>{counted(selected, 'story', 'stories')} selected</span>
          <MenuButton
            side="top"
            align="end"
            trigger={<Button>Actions</Button>}
            entries={() => queueMenu(model, actions)}
          />
          <IconButton label="Clear selection" icon={<X size={14} />} onClick={() => model.select([])} />
        </div>
      )}
      <footer className={styles.foot}>
        <span className={styles.count} role="status">
          {countWords(total, query.query !== '')}
        </span>
        {!query.trash && samples > 0 && (
          <Button look="quiet" className={styles.small} onClick={actions.removeSamples}>
            Remove samples
          </Button>
        )}
        {!query.trash && (
          <Button
            look="quiet"
            className={styles.small}
            icon={<Trash2 size={13} />}
            onClick={() =>
              model.ask({ trash: true, query: '', statuses: [], section: undefined, assignee: undefined })
            }
          >
            {trashed === 0 ? 'Trash' : `Trash (${String(trashed)})`}
          </Button>
        )}
      </footer>
    </div>
  );
}

function countWords(total: number | null, isSearch: boolean): string {
  if (total === null) return '';
  return isSearch && total >= mostCounted
    ? `${figure(mostCounted)} stories or more`
    : counted(total, 'story', 'stories');
}
