import { lazy, Suspense } from 'react';
import { UiRoot } from '../ui/UiRoot.tsx';
import { DialogBoundary } from './DialogBoundary.tsx';
import { useDesk } from './desk.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';
import { ShutOut } from './ShutOut.tsx';
import { WindowTitle } from './WindowTitle.tsx';

/** Dialogs are fetched when the first of them opens: the desk is there sooner without them. */
const Dialogs = lazy(() => import('./Dialogs.tsx'));

export function App() {
  const hasDialog = useDesk((state) => state.dialog !== null);
  const isShutOut = useDesk((state) => state.isStranger && state.info === null);
  if (isShutOut) return <ShutOut />;
  return (
    <ErrorBoundary>
      <UiRoot>
        <WindowTitle />
        <Frame />
        {hasDialog && (
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
