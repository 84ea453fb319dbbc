import { lazy, memo, Suspense, useMemo } from 'react';
import { changeSettings, useSetting } from '../host/settings.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { useDesk } from './desk.ts';
import { FactsTab } from './inspector/FactsTab.tsx';
import { inspectorTabs } from './inspectorTabs.ts';

const contents = {
  facts: memo(FactsTab),
  bylines: lazy(async () => ({ default: (await import('./inspector/BylinesTab.tsx')).BylinesTab })),
  block: lazy(async () => ({ default: (await import('./inspector/BlockTab.tsx')).BlockTab })),
  findings: lazy(async () => ({ default: (await import('./inspector/FindingsTab.tsx')).FindingsTab })),
  versions: lazy(async () => ({ default: (await import('./inspector/VersionsTab.tsx')).VersionsTab })),
} as const;

/** What is known about the story, beside its text. */
export const Inspector = memo(function Inspector() {
  const open = useSetting('inspectorTab');
  const findings = useDesk((state) => state.findings.length);
  const tabs = useMemo(
    () =>
      inspectorTabs.map(({ id, label }) => {
        const Content = contents[id];
        return {
          id,
          label,
          count: id === 'findings' ? findings : undefined,
          content: (
            <Suspense fallback={null}>
              <Content />
            </Suspense>
          ),
        };
      }),
    [findings],
  );
  return (
    <Tabs
      label="Inspector"
      tabs={tabs}
      open={tabs.some(({ id }) => id === open) ? open : 'facts'}
      onOpen={(id) => changeSettings({ inspectorTab: id })}
    />
  );
});
