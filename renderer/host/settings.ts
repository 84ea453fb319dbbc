import { useSyncExternalStore } from 'react';
import { api } from './host.ts';

/** What a person may set, with what holds until they do. Kept in the library's settings by these names. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Size of the page's text, 1 being normal. */
  readonly textZoom: number;
  readonly smartQuotes: boolean;
  readonly markdownShortcuts: boolean;
  /** Contributor put on a new story, or ''. */
  readonly defaultByline: string;
  readonly exportFolder: string;
  /** Language of a new story, BCP 47. */
  readonly language: string;
  readonly openStory: string;
  readonly isQueueOpen: boolean;
  readonly isInspectorOpen: boolean;
  readonly inspectorTab: string;
  readonly queueWidth: number;
  readonly inspectorWidth: number;
  readonly previewWidth: number;
  readonly isPreviewOpen: boolean;
  /** The width the preview shows: xs, sm, md or lg. */
  readonly previewSize: string;
  readonly previewTheme: string;
  /** What becomes of film and sound in the preview: real, blocked, slow or gone. */
  readonly previewMedia: string;
  /** Minutes without anybody after which an encrypted library locks; 0 stands for never. */
  readonly lockAfter: number;
  readonly exportFormat: string;
  readonly exportAsFolder: boolean;
  /** The voice chosen last: engine and voice, as JSON; '' for none. */
  readonly voice: string;
  /** Words a minute. */
  readonly voiceRate: number;
  readonly readCaptions: boolean;
  readonly queueSort: string;
  readonly isQueueDescending: boolean;
}
export type SettingName = keyof Settings;

const defaultSettings: Settings = {
  theme: 'system',
  textZoom: 1,
  smartQuotes: true,
  markdownShortcuts: true,
  defaultByline: '',
  exportFolder: '',
  language: 'en',
  openStory: '',
  isQueueOpen: true,
  isInspectorOpen: true,
  inspectorTab: 'facts',
  queueWidth: 312,
  inspectorWidth: 320,
  previewWidth: 480,
  isPreviewOpen: false,
  previewSize: 'xs',
  previewTheme: 'standard',
  previewMedia: 'real',
  lockAfter: 10,
  exportFormat: 'html',
  exportAsFolder: false,
  voice: '',
  voiceRate: 175,
  readCaptions: false,
  queueSort: 'savedAt',
  isQueueDescending: true,
};

const cacheKey = 'stet.settings';
const writeDelay = 400;

let current: Settings = merge(defaultSettings, readCache());
const listeners = new Set<() => void>();
let unsent: Partial<Settings> = {};
let timer: ReturnType<typeof setTimeout> | undefined;

export function setting<Name extends SettingName>(name: Name): Settings[Name] {
  return current[name];
}

/** Takes effect at once; is sent to the library a moment later, together with what else changed. */
export function changeSettings(values: Partial<Settings>): void {
  const next = merge(current, values);
  if (next === current) return;
  current = next;
  unsent = { ...unsent, ...values };
  timer ??= setTimeout(sendSettings, writeDelay);
  spread();
}

/** Sends what the timer still holds; called before the window closes. */
export function sendSettings(): void {
  clearTimeout(timer);
  timer = undefined;
  const values = unsent;
  if (Object.keys(values).length === 0) return;
  unsent = {};
  // A setting that cannot be kept still holds in this window, and the cache below brings it back.
  api.call('settings.write', { values }).catch(() => {
    unsent = { ...values, ...unsent };
  });
}

/** Where things stand in one window: another window's panels are not this one's to move. */
const ofWindow: ReadonlySet<string> = new Set([
  'openStory',
  'isQueueOpen',
  'isInspectorOpen',
  'inspectorTab',
  'queueWidth',
  'inspectorWidth',
  'previewWidth',
  'isPreviewOpen',
  'previewSize',
  'previewMedia',
  'queueSort',
  'isQueueDescending',
]);

/** Reads the library's settings over the cached ones. What was changed here since wins. */
export async function loadSettings(): Promise<void> {
  take(await api.call('settings.read', {}));
}

/** Takes over what was set in another window, but not where things stand there. */
export async function followSettings(): Promise<void> {
  const stored = await api.call('settings.read', {});
  take(Object.fromEntries(Object.entries(stored).filter(([name]) => !ofWindow.has(name))));
}

function take(stored: object): void {
  const next = merge(merge(current, stored), unsent);
  if (next === current) return;
  current = next;
  spread();
}

export function onSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For components: renders again only when this one setting changed. */
export function useSetting<Name extends SettingName>(name: Name): Settings[Name] {
  return useSyncExternalStore(onSettings, () => current[name]);
}

function spread(): void {
  try {
    localStorage.setItem(cacheKey, JSON.stringify(current));
  } catch {
    // Without a cache the desk starts with defaults and corrects itself when the library answers.
  }
  for (const listener of listeners) listener();
}

/** Takes over values of the right type only; returns the same object when nothing changed. */
function merge(base: Settings, values: object): Settings {
  const taken = Object.entries(values).filter(([name, value]) => {
    if (!(name in base)) return false;
    const known = base[name as SettingName];
    return typeof value === typeof known && value !== known;
  });
  return taken.length === 0 ? base : { ...base, ...Object.fromEntries(taken) };
}

function readCache(): object {
  try {
    const cached: unknown = JSON.parse(localStorage.getItem(cacheKey) ?? '{}');
    return typeof cached === 'object' && cached !== null ? cached : {};
  } catch {
    return {};
  }
}
