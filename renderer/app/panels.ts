import { changeSettings, setting } from '../host/settings.ts';
import { desk } from './desk.ts';
import { fitColumns, type PanelName, type PanelPlace } from './fitColumns.ts';

/** Where the panels stand in this window now. */
export function columnsNow(): Readonly<Record<PanelName, PanelPlace>> {
  const { latestPanel, isFocusMode, session } = desk.get();
  return fitColumns(
    window.innerWidth,
    {
      queue: { isOpen: setting('isQueueOpen') && !isFocusMode, width: setting('queueWidth') },
      inspector: {
        isOpen: setting('isInspectorOpen') && !isFocusMode && session !== null,
        width: setting('inspectorWidth'),
      },
      preview: {
        isOpen: setting('isPreviewOpen') && !isFocusMode && session !== null,
        width: setting('previewWidth'),
      },
    },
    latestPanel,
  );
}

const openSetting = {
  queue: 'isQueueOpen',
  inspector: 'isInspectorOpen',
  preview: 'isPreviewOpen',
} as const;
const widthSetting = {
  queue: 'queueWidth',
  inspector: 'inspectorWidth',
  preview: 'previewWidth',
} as const;

export function isPanelShown(name: PanelName): boolean {
  return columnsNow()[name].mode !== 'folded';
}

/** Brings a panel into sight; others make room when they must. */
export function showPanel(name: PanelName): void {
  desk.set({ latestPanel: name, isFocusMode: false });
  changeSettings({ [openSetting[name]]: true });
}

export function hidePanel(name: PanelName): void {
  if (desk.get().latestPanel === name) desk.set({ latestPanel: null });
  changeSettings({ [openSetting[name]]: false });
}

export function togglePanel(name: PanelName): void {
  if (isPanelShown(name)) hidePanel(name);
  else showPanel(name);
}

export function resizePanel(name: PanelName, width: number): void {
  changeSettings({ [widthSetting[name]]: Math.round(width) });
}

/** Opens the inspector at one of its tabs. */
export function showTab(tab: string): void {
  changeSettings({ inspectorTab: tab });
  if (!isPanelShown('inspector')) showPanel('inspector');
}
