import { changeSettings, setting } from '../host/settings.ts';
import { mediaFateOf, mediaFates } from '../preview/mediaRehearsal.ts';
import type { Command } from '../ui/command.ts';
import { desk, openDialog } from './desk.ts';
import { isPanelShown, togglePanel } from './panels.ts';
import { stepZoom } from './textZoom.ts';

const hasStory = (): boolean => desk.get().session !== null;

/** What is shown and how large; no command here touches the text. */
export const viewCommands: readonly Command[] = [
  {
    id: 'preview.toggle',
    label: 'Preview',
    group: 'View',
    keywords: ['reader', 'width', 'mobile', 'desktop'],
    isEnabled: hasStory,
    isActive: () => isPanelShown('preview'),
    run: () => togglePanel('preview'),
  },
  {
    id: 'preview.wall',
    label: 'Preview at four widths',
    group: 'View',
    keywords: ['responsive', 'all'],
    isEnabled: hasStory,
    run: () => openDialog({ name: 'wall' }),
  },
  ...mediaFates.map(
    ({ id, label }): Command => ({
      id: `preview.media.${id}`,
      label: `Preview: ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
      group: 'View',
      keywords: ['rehearsal', 'dead', 'offline', 'video', 'audio', 'missing'],
      isEnabled: hasStory,
      isActive: () => mediaFateOf(setting('previewMedia')) === id,
      run() {
        changeSettings({ previewMedia: id });
        if (id !== 'real' && !isPanelShown('preview')) togglePanel('preview');
      },
    }),
  ),
  {
    id: 'queue.toggle',
    label: 'Queue',
    group: 'View',
    keywords: ['stories', 'sidebar', 'list'],
    isActive: () => isPanelShown('queue'),
    run: () => togglePanel('queue'),
  },
  {
    id: 'inspector.toggle',
    label: 'Inspector',
    group: 'View',
    keywords: ['details', 'sidebar', 'panel'],
    isEnabled: hasStory,
    isActive: () => isPanelShown('inspector'),
    run: () => togglePanel('inspector'),
  },
  {
    id: 'view.focus',
    label: 'Focus mode',
    group: 'View',
    keywords: ['distraction', 'zen', 'hide'],
    isEnabled: hasStory,
    isActive: () => desk.get().isFocusMode,
    run: () => desk.set({ isFocusMode: !desk.get().isFocusMode }),
  },
  {
    id: 'view.zoomIn',
    label: 'Larger text',
    group: 'View',
    shortcut: ['Mod+=', 'Mod++'],
    keywords: ['zoom', 'bigger'],
    run: () => stepZoom(1),
  },
  {
    id: 'view.zoomOut',
    label: 'Smaller text',
    group: 'View',
    keywords: ['zoom'],
    run: () => stepZoom(-1),
  },
  {
    id: 'view.zoomReset',
    label: 'Normal text size',
    group: 'View',
    keywords: ['zoom', '100%'],
    run: () => changeSettings({ textZoom: 1 }),
  },
  ...(['system', 'light', 'dark'] as const).map(
    (theme): Command => ({
      id: `theme.${theme}`,
      label: `Colours: ${theme}`,
      group: 'View',
      keywords: ['theme', 'mode', 'night', 'color'],
      isActive: () => setting('theme') === theme,
      run: () => changeSettings({ theme }),
    }),
  ),
  {
    id: 'settings.open',
    label: 'Settings…',
    group: 'View',
    keywords: ['preferences', 'options'],
    run: () => openDialog({ name: 'settings' }),
  },
];
