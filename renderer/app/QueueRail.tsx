import { PanelLeftOpen, Plus, Search } from 'lucide-react';
import { IconButton } from '../ui/IconButton.tsx';
import { runCommand } from './commands.ts';
import { isReadOnly, useDesk } from './desk.ts';
import { showPanel } from './panels.ts';
import styles from './QueueRail.module.css';

/** What is left of the queue when it makes room. */
export function QueueRail() {
  const canStart = !useDesk(isReadOnly);
  return (
    <nav className={styles.rail} data-region="queue" aria-label="Queue">
      <IconButton
        label="Show queue"
        shortcut="Mod+Alt+Q"
        tooltipSide="inline-end"
        icon={<PanelLeftOpen size={18} className="mirrored" />}
        onClick={() => showPanel('queue')}
      />
      <IconButton
        label="Search stories"
        shortcut="Mod+Shift+K"
        tooltipSide="inline-end"
        icon={<Search size={18} />}
        onClick={() => runCommand('go.search')}
      />
      <IconButton
        label="New story"
        shortcut="Mod+N"
        tooltipSide="inline-end"
        icon={<Plus size={18} />}
        disabled={!canStart}
        onClick={() => runCommand('story.new')}
      />
    </nav>
  );
}
