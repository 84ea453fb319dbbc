import { CSPProvider } from '@base-ui/react/csp-provider';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { Toaster } from './Toaster.tsx';

/** What every part of the interface stands in: no style elements (the page's CSP), direction, messages. */
export function UiRoot({ children }: { readonly children: ReactNode }) {
  const direction = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';
  return (
    <CSPProvider disableStyleElements>
      <DirectionProvider direction={direction}>
        <Tooltip.Provider delay={500}>
          <Toaster>{children}</Toaster>
        </Tooltip.Provider>
      </DirectionProvider>
    </CSPProvider>
  );
}
