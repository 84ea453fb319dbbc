import { lazy, Suspense, useRef } from 'react';
import { Queue } from '../queue/Queue.tsx';
import { classNames } from '../ui/classNames.ts';
import { DeskBanners } from './DeskBanners.tsx';
import { queue, useDesk } from './desk.ts';
import styles from './Frame.module.css';
import { Inspector } from './Inspector.tsx';
import { Page } from './Page.tsx';
import { QueueRail } from './QueueRail.tsx';
import { queueActions } from './queueActions.ts';
import { SaveBanners } from './SaveBanners.tsx';
import { Splitter } from './Splitter.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useColumns } from './useColumns.ts';

const PreviewSide = lazy(() => import('./PreviewSide.tsx'));

/** Queue, page, preview and inspector between the two bars. */
export function Frame() {
  const columns = useColumns();
  const openId = useDesk((state) => state.opening ?? state.session?.id ?? null);
  const hasStory = useDesk((state) => state.session !== null);
  const info = useDesk((state) => state.info);
  const isFocusMode = useDesk((state) => state.isFocusMode);
  const searchField = useRef<HTMLInputElement>(null);
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
            <Queue
              model={queue}
              actions={queueActions}
              openId={openId}
              templates={info?.templates ?? []}
              searchField={searchField}
              isReadOnly={info !== null && info.library !== 'open'}
            />
            <Splitter panel="queue" label="Width of the queue" width={columns.queue.width} edge="end" />
          </section>
        )}
        <div className={styles.work}>
          <TopBar />
          <DeskBanners />
          <div className={styles.panes}>
            <Page />
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
      <StatusBar />
    </div>
  );
}
