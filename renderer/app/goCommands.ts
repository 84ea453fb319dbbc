import { focusTextToolbar } from '../editor/panels/TextToolbar.tsx';
import { setting } from '../host/settings.ts';
import type { Command } from '../ui/command.ts';
import { desk, openDialog, queue } from './desk.ts';
import { inspectorTabs } from './inspectorTabs.ts';
import { isPanelShown, showPanel, showTab } from './panels.ts';
import { focusRegion, walkRegions } from './regions.ts';
import { showStory } from './storyActions.ts';

const hasStory = (): boolean => desk.get().session !== null;

/** Getting about, and help. */
export const goCommands: readonly Command[] = [
  {
    id: 'palette.open',
    label: 'All commands…',
    group: 'Go',
    keywords: ['palette', 'search', 'run'],
    run: () => openDialog({ name: 'palette' }),
  },
  {
    id: 'go.search',
    label: 'Search stories',
    group: 'Go',
    shortcut: 'Mod+Shift+K',
    keywords: ['find', 'queue', 'filter'],
    run: () => {
      if (!isPanelShown('queue')) showPanel('queue');
      // The field is there after the panel is.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-region=queue] input')?.focus());
    },
  },
  { id: 'go.nextRegion', label: 'Next region', group: 'Go', shortcut: 'F6', run: () => walkRegions(1) },
  {
    id: 'go.previousRegion',
    label: 'Previous region',
    group: 'Go',
    shortcut: 'Shift+F6',
    run: () => walkRegions(-1),
  },
  {
    id: 'go.page',
    label: 'Go to the text',
    group: 'Go',
    isEnabled: hasStory,
    run: () => void focusRegion('page'),
  },
  {
    id: 'go.toolbar',
    label: 'Go to the buttons for the text',
    group: 'Go',
    shortcut: 'Alt+F10',
    keywords: ['toolbar', 'format', 'table', 'bubble'],
    isEnabled: hasStory,
    run: focusTextToolbar,
  },
  {
    id: 'go.nextStory',
    label: 'Next story in the queue',
    group: 'Go',
    shortcut: 'Mod+Alt+ArrowDown',
    run: () => stepStory(1),
  },
  {
    id: 'go.previousStory',
    label: 'Previous story in the queue',
    group: 'Go',
    shortcut: 'Mod+Alt+ArrowUp',
    run: () => stepStory(-1),
  },
  {
    id: 'go.nextFinding',
    label: 'Next finding',
    group: 'Go',
    shortcut: 'F8',
    isEnabled: hasFindings,
    run: () => stepFinding(1),
  },
  {
    id: 'go.previousFinding',
    label: 'Previous finding',
    group: 'Go',
    shortcut: 'Shift+F8',
    isEnabled: hasFindings,
    run: () => stepFinding(-1),
  },
  ...inspectorTabs.map(
    ({ id, label }): Command => ({
      id: `inspector.${id}`,
      label: `Inspector: ${label.toLowerCase()}`,
      group: 'Go',
      isEnabled: hasStory,
      isActive: () => isPanelShown('inspector') && setting('inspectorTab') === id,
      run: () => {
        showTab(id);
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>('[data-region=inspector] [role=tab][data-active]')?.focus(),
        );
      },
    }),
  ),
  {
    id: 'contributors.open',
    label: 'Contributors…',
    group: 'Go',
    keywords: ['people', 'desks', 'authors', 'bylines', 'directory', 'biography'],
    run: () => openDialog({ name: 'contributors' }),
  },
  {
    id: 'notices.open',
    label: 'Notices…',
    group: 'Go',
    keywords: ['legal', 'disclosure', 'undesirable', 'disclaimer', 'correction', 'library'],
    run: () => openDialog({ name: 'notices' }),
  },
  {
    id: 'captions.open',
    label: 'Captions of the story…',
    group: 'Go',
    keywords: ['pictures', 'credits', 'alt text', 'rights', 'caption desk', 'media'],
    isEnabled: hasStory,
    run: () => openDialog({ name: 'captions', tab: 'story' }),
  },
  {
    id: 'media.open',
    label: 'Media library…',
    group: 'Go',
    keywords: ['pictures', 'photos', 'sound', 'film', 'files', 'rights'],
    run: () => openDialog({ name: 'captions', tab: 'library' }),
  },
  {
    id: 'help.shortcuts',
    label: 'Keyboard shortcuts',
    group: 'Help',
    keywords: ['keys', 'hotkeys'],
    run: () => openDialog({ name: 'shortcuts' }),
  },
  {
    id: 'help.about',
    label: 'About Stet',
    group: 'Help',
    keywords: ['version', 'data folder', 'licence', 'license'],
    run: () => openDialog({ name: 'about' }),
  },
];

function stepStory(step: 1 | -1): void {
  const { session } = desk.get();
  const here = session === null ? -1 : queue.indexOf(session.id);
  const row = queue.rowAt(here < 0 ? 0 : here + step);
  if (row === undefined || queue.store.getState().query.trash) return;
  queue.moveTo(here < 0 ? 0 : here + step);
  void showStory(row.id);
}

function hasFindings(): boolean {
  return desk.get().findings.some(({ position }) => position !== null);
}

/** The next finding after the caret, from the top again after the last. */
function stepFinding(step: 1 | -1): void {
  const { handle, findings } = desk.get();
  if (handle === null) return;
  const positions = [
    ...new Set(findings.flatMap(({ position }) => (position === null ? [] : [position]))),
  ].sort((one, other) => one - other);
  const caret = handle.editor.state.selection.from;
  const next =
    step > 0
      ? (positions.find((position) => position > caret) ?? positions[0])
      : // One's own finding starts just before the caret: it is not the one before.
        (positions.findLast((position) => position < caret - 1) ?? positions.at(-1));
  if (next !== undefined) handle.goTo(next);
}
