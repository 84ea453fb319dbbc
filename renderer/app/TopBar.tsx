import { Download, Ellipsis, Eye, PanelRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/MenuButton.tsx';
import { appMenu } from './appMenu.ts';
import { runCommand } from './commands.ts';
import { togglePanel } from './panels.ts';
import { useShown } from './shown.ts';
import styles from './TopBar.module.css';
import { useColumns } from './useColumns.ts';
import { useHeadline } from './useHeadline.ts';

const Toolbar = lazy(async () => ({ default: (await import('../editor/Toolbar.tsx')).Toolbar }));

/** The story's name, what is done to its text, and the ways to see and send it. */
export function TopBar() {
  const handle = useShown((shown) => shown.handle);
  const hasStory = useShown((shown) => shown.session !== null);
  const columns = useColumns();
  return (
    <header className={styles.bar} data-region="bar">
      <Title />
      <div className={styles.tools}>
        {handle !== null && (
          <Suspense fallback={null}>
            <Toolbar handle={handle} />
          </Suspense>
        )}
      </div>
      {hasStory && (
        <>
          <IconButton
            label="Preview"
            shortcut="Mod+Alt+P"
            icon={<Eye size={17} />}
            isPressed={columns.preview.mode !== 'folded'}
            onClick={() => togglePanel('preview')}
          />
          <Button
            className={styles.export}
            aria-label="Export…"
            icon={<Download size={15} />}
            onClick={() => runCommand('exchange.export')}
          >
            <span className={styles.wide}>Export…</span>
          </Button>
          <IconButton
            label="Inspector"
            shortcut="Mod+Alt+I"
            icon={<PanelRight size={17} className="mirrored" />}
            isPressed={columns.inspector.mode !== 'folded'}
            onClick={() => togglePanel('inspector')}
          />
        </>
      )}
      <MenuButton
        align="end"
        entries={appMenu}
        trigger={<IconButton label="Menu" icon={<Ellipsis size={17} />} />}
      />
    </header>
  );
}

function Title() {
  const headline = useHeadline();
  const session = useShown((shown) => shown.session);
  if (session === null) return <h1 className={styles.title}>Stet</h1>;
  const name = headline === '' ? session.getMeta().slug : headline;
  return (
    <h1 className={styles.title} dir="auto" title={name} lang={session.getMeta().language}>
      {name === '' ? 'New story' : name}
    </h1>
  );
}
