import { lazy, memo, Suspense, useRef } from 'react';
import type { AppInfo } from '../../shared/contract/calls.ts';
import { Queue } from '../queue/Queue.tsx';
import { classNames } from '../ui/classNames.ts';
import { DeskBanners } from './DeskBanners.tsx';
import { isReadOnly, queue, useDesk } from './desk.ts';
import styles from './Frame.module.css';
import { Inspector } from './Inspector.tsx';
import { Page } from './Page.tsx';
import { QueueRail } from './QueueRail.tsx';
import { queueActions } from './queueActions.ts';
import { SaveBanners } from './SaveBanners.tsx';
import { Splitter } from './Splitter.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useShown } from './shown.ts';
import { TopBar } from './TopBar.tsx';
import { useColumns } from './useColumns.ts';

/** Each has its own reasons to be drawn again; that another one has is none. */
const Bar = memo(TopBar);
const Middle = memo(Page);
const Foot = memo(StatusBar);
const PreviewSide = lazy(() => import('./PreviewSide.tsx'));

/** Queue, page, preview and inspector between the two bars. */
export function Frame() {
  const columns = useColumns();
  const hasStory = useShown((shown) => shown.session !== null);
  const isFocusMode = useDesk((state) => state.isFocusMode);
  const { inspector, preview } = columns;
  return (
    <div className={styles.frame} data-focus-mode={isFocusMode ? '' : undefined}>
      <div className={styles.columns}>
        {columns.queue.mode === 'folded' ? (
          <QueueRail />
        ) : (
          <section
            data-region="queue"
            aria-label="Queue"
            className={classNames(styles.side, columns.queue.mode === 'over' && styles.over, styles.first)}
            style={{ inlineSize: columns.queue.width }}
          >
            <QueueSide />
            <Splitter panel="queue" label="Width of the queue" width={columns.queue.width} edge="end" />
          </section>
        )}
        <div className={styles.work}>
          <Bar />
          <DeskBanners />
          <div className={styles.panes}>
            <Middle />
            {hasStory && preview.mode !== 'folded' && (
              <section
                className={classNames(styles.side, preview.mode === 'over' && styles.over, styles.last)}
                style={{ inlineSize: preview.width }}
                data-region="preview"
                aria-label="Preview panel"
              >
                <Splitter panel="preview" label="Width of the preview" width={preview.width} edge="start" />
                <Suspense fallback={null}>
                  <PreviewSide />
                </Suspense>
              </section>
            )}
            {hasStory && inspector.mode !== 'folded' && (
              <aside
                className={classNames(styles.side, inspector.mode === 'over' && styles.over, styles.last)}
                style={{ inlineSize: inspector.width }}
                data-region="inspector"
                aria-label="Inspector"
              >
                <Splitter
                  panel="inspector"
                  label="Width of the inspector"
                  width={inspector.width}
                  edge="start"
                />
                <Inspector />
              </aside>
            )}
          </div>
          <SaveBanners />
        </div>
      </div>
      <Foot />
    </div>
  );
}

const QueueSide = memo(function QueueSide() {
  const templates = useDesk((state) => state.info?.templates ?? noTemplates);
  const isLocked = useDesk(isReadOnly);
  const searchField = useRef<HTMLInputElement>(null);
  return (
    <Queue
      model={queue}
      actions={queueActions}
      templates={templates}
      searchField={searchField}
      isReadOnly={isLocked}
    />
  );
});

const noTemplates: AppInfo['templates'] = [];
