import { lazy, Suspense } from 'react';
import { UiRoot } from '../ui/UiRoot.tsx';
import { DialogBoundary } from './DialogBoundary.tsx';
import { useDesk } from './desk.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';
import { LockedDesk } from './protection/LockedDesk.tsx';
import styles from './protection/Protection.module.css';
import { ShutOut } from './ShutOut.tsx';
import { WindowTitle } from './WindowTitle.tsx';

/** Dialogs are fetched when the first of them opens: the desk is there sooner without them. */
const Dialogs = lazy(() => import('./Dialogs.tsx'));

export function App() {
  const hasDialog = useDesk((state) => state.dialog !== null);
  const isShutOut = useDesk((state) => state.isStranger && state.info === null);
  const isLocked = useDesk((state) => state.isLocked);
  if (isShutOut) return <ShutOut />;
  return (
    <ErrorBoundary>
      <UiRoot>
        <WindowTitle />
        {isLocked && <LockedDesk />}
        {/* Kept while it is locked: it may hold words that could not be saved. */}
        <div className={styles.behind} inert={isLocked}>
          <Frame />
        </div>
        {hasDialog && !isLocked && (
          <DialogBoundary>
            <Suspense fallback={null}>
              <Dialogs />
            </Suspense>
          </DialogBoundary>
        )}
      </UiRoot>
    </ErrorBoundary>
  );
}
