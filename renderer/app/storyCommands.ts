import { statuses, statusLabels } from '../../shared/story/story.ts';
import { mayFollow } from '../../shared/story/workflow.ts';
import { api } from '../host/host.ts';
import type { Command } from '../ui/command.ts';
import { attempt } from '../ui/problem.ts';
import { desk, isReadOnly, openDialog, queue } from './desk.ts';
import { downloadCopy } from './downloadCopy.ts';
import { showPanel, showTab } from './panels.ts';
import { addSamples, cutVersion, duplicateStory, removeSamples } from './storyActions.ts';
import { trashStories } from './trashActions.ts';

const hasStory = (): boolean => desk.get().session !== null;
const canWrite = (): boolean => desk.get().session?.isReadOnly === false;
const canStart = (): boolean => !isReadOnly();

/** Commands about stories as wholes. Labels of those in the native menu come from there. */
export const storyCommands: readonly Command[] = [
  {
    id: 'story.new',
    label: 'New story…',
    group: 'Story',
    keywords: ['create', 'template', 'draft'],
    isEnabled: canStart,
    run: () => openDialog({ name: 'newStory' }),
  },
  {
    id: 'story.open',
    label: 'Open story…',
    group: 'Story',
    keywords: ['find', 'search', 'go to'],
    run: () => openDialog({ name: 'stories' }),
  },
  {
    id: 'story.duplicate',
    label: 'Duplicate story',
    group: 'Story',
    keywords: ['copy'],
    isEnabled: () => hasStory() && canStart(),
    run: () => {
      const { session } = desk.get();
      if (session !== null) void duplicateStory(session.id);
    },
  },
  {
    id: 'story.trash',
    label: 'Move story to trash',
    group: 'Story',
    keywords: ['delete', 'remove'],
    isEnabled: canWrite,
    run: () => {
      const { session } = desk.get();
      if (session !== null) void trashStories([session.id]);
    },
  },
  {
    id: 'story.saveCopy',
    label: 'Save a copy as…',
    group: 'Story',
    keywords: ['download', 'backup', 'file', 'json'],
    isEnabled: hasStory,
    run: downloadCopy,
  },
  {
    id: 'version.cut',
    label: 'Save version',
    group: 'Story',
    keywords: ['snapshot', 'history'],
    isEnabled: canWrite,
    run: () => void cutVersion(),
  },
  {
    id: 'version.list',
    label: 'Versions',
    group: 'Story',
    keywords: ['history', 'restore', 'earlier'],
    isEnabled: hasStory,
    run: () => showTab('versions'),
  },
  ...statuses.map(
    (status): Command => ({
      id: `status.${status}`,
      label: `Status: ${statusLabels[status]}`,
      group: 'Story',
      keywords: ['workflow'],
      isEnabled: () => {
        const now = desk.get().session?.getMeta().status;
        return canWrite() && now !== undefined && mayFollow(now, status);
      },
      isActive: () => desk.get().session?.getMeta().status === status,
      run: () => desk.get().session?.setMeta({ status }),
    }),
  ),
  {
    id: 'exchange.import',
    label: 'Import…',
    group: 'Story',
    keywords: ['html', 'markdown', 'json', 'text', 'file'],
    isEnabled: canStart,
    run: () => openDialog({ name: 'import', files: [] }),
  },
  {
    id: 'exchange.export',
    label: 'Export…',
    group: 'Story',
    keywords: ['html', 'json', 'publish', 'save as'],
    isEnabled: hasStory,
    run: () => {
      const { session } = desk.get();
      if (session !== null) openDialog({ name: 'export', ids: [session.id] });
    },
  },
  {
    id: 'backups.open',
    label: 'Backups…',
    group: 'Story',
    keywords: ['restore', 'copy', 'library', 'recover', 'lost'],
    run: () => openDialog({ name: 'backups' }),
  },
  {
    id: 'library.passphrase',
    label: 'Passphrase of the library…',
    group: 'Story',
    keywords: ['encrypt', 'password', 'protect', 'secret', 'security'],
    isEnabled: () => !isReadOnly(),
    run: () => openDialog({ name: 'passphrase' }),
  },
  {
    id: 'library.lock',
    label: 'Lock the library',
    group: 'Story',
    shortcut: 'Mod+Alt+L',
    keywords: ['close', 'away', 'secret'],
    isEnabled: () => desk.get().info?.isProtected === true,
    run: () => void attempt(async () => void (await api.call('protection.lock', {}))),
  },
  {
    id: 'trash.show',
    label: 'Show the trash',
    group: 'Story',
    keywords: ['deleted', 'restore'],
    run: () => {
      showPanel('queue');
      queue.ask({ trash: true, query: '', statuses: [], section: undefined, assignee: undefined });
    },
  },
  {
    id: 'samples.add',
    label: 'Add the sample stories',
    group: 'Help',
    keywords: ['example', 'demo'],
    isEnabled: canStart,
    run: () => void addSamples(),
  },
  {
    id: 'samples.remove',
    label: 'Remove the sample stories',
    group: 'Help',
    keywords: ['example', 'demo'],
    isEnabled: () => canStart() && (queue.store.getState().facets?.samples ?? 0) > 0,
    run: () => void removeSamples(),
  },
];
