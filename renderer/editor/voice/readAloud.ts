import type { Editor } from '@tiptap/core';
import { StetError } from '../../../shared/contract/reply.ts';
import { type SpokenSentence, spokenText } from '../../../shared/story/spokenText.ts';
import type { StoryMeta } from '../../../shared/story/story.ts';
import { api } from '../../host/host.ts';
import { setting } from '../../host/settings.ts';
import { showToast } from '../../ui/toast.ts';
import { markSpoken, spokenPlace } from '../plugins/spokenPlugin.ts';
import { createStore, type Store } from '../store.ts';
import { type Playing, playSound } from './playSound.ts';
import { askEngines, voiceFor } from './voices.ts';

export interface ReadAloudState {
  /** The sentence that is said, counted from 1. */
  readonly number: number;
  readonly count: number;
}

/** Reads the open story aloud, sentence by sentence, from the caret on. */
export interface ReadAloud {
  /** Null while nothing is read. */
  readonly state: Store<ReadAloudState | null>;
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly step: (direction: 1 | -1) => void;
}

interface Parts {
  readonly editor: Editor;
  readonly getMeta: () => StoryMeta;
}

/**
 * The text may be edited meanwhile: each sentence is said as it stands when its turn comes, and the place where
 * the reading is moves with the text around it.
 */
export function createReadAloud({ editor, getMeta }: Parts): ReadAloud {
  const state = createStore<ReadAloudState | null>(null);
  /** Counts starts and jumps: what belongs to an earlier one is heard no more. */
  let round = 0;
  let playing: Playing | null = null;
  let ahead: { readonly key: string; readonly sound: Promise<Uint8Array> } | null = null;
  /** What is being made into sound. */
  const jobs = new Set<string>();
  editor.on('destroy', stop);

  const sentences = (): readonly SpokenSentence[] =>
    spokenText(editor.state.doc, { language: getMeta().language, withCaptions: true });

  function toggle(): void {
    if (state.get() !== null) {
      stop();
      return;
    }
    const caret = editor.state.selection.from;
    const all = sentences();
    // Whoever has come to the end hears all of it.
    const index = Math.max(
      0,
      all.findIndex(({ to }) => to > caret),
    );
    if (all.length === 0) showToast({ text: 'There is nothing to read aloud yet.' });
    else void say(index, all);
  }

  function stop(): void {
    round += 1;
    hush();
    for (const job of jobs) api.call('voice.cancel', { job }).catch(() => {});
    jobs.clear();
    ahead = null;
    state.set(null);
    if (!editor.isDestroyed) editor.view.dispatch(markSpoken(editor.state.tr, null));
  }

  function hush(): void {
    playing?.stop();
    playing = null;
  }

  function step(direction: 1 | -1): void {
    const place = spokenPlace(editor.state);
    if (state.get() === null || place === null) return;
    const all = sentences();
    const next =
      direction === 1
        ? all.findIndex(({ from }) => from >= place.to && from > place.from)
        : all.findLastIndex(({ from }) => from < place.from);
    if (next !== -1) void say(next, all);
    else if (direction === 1) stop();
    else void say(0, all);
  }

  async function say(index: number, all: readonly SpokenSentence[]): Promise<void> {
    const sentence = all[index];
    if (sentence === undefined) return stop();
    round += 1;
    const own = round;
    hush();
    state.set({ number: index + 1, count: all.length });
    editor.view.dispatch(markSpoken(editor.state.tr, { from: sentence.from, to: sentence.to }));
    showPlace(editor, sentence.from);
    try {
      const sound = await soundOf(sentence);
      if (own !== round) return;
      const next = all[index + 1];
      if (next !== undefined) void soundOf(next).catch(() => {});
      playing = playSound(sound);
      await playing.end;
      if (own !== round) return;
      await new Promise((resolve) => setTimeout(resolve, sentence.pause));
      if (own === round) step(1);
    } catch (error) {
      if (own !== round) return;
      stop();
      showToast({ text: messageOf(error), kind: 'error' });
    }
  }

  /** Asked for while the sentence before is heard, so that there is no gap between them. */
  function soundOf({ runs }: SpokenSentence): Promise<Uint8Array> {
    const key = JSON.stringify(runs);
    if (ahead?.key !== key) ahead = { key, sound: ask(runs) };
    return ahead.sound;
  }

  async function ask(runs: SpokenSentence['runs']): Promise<Uint8Array> {
    const engines = await askEngines();
    const chosen = voiceFor(engines, getMeta().language);
    if (chosen === null) throw new StetError('notFound', noEngine(engines.advice));
    const job = crypto.randomUUID();
    const by = { engine: chosen.engine.id, voice: chosen.voice.id, rate: setting('voiceRate') };
    jobs.add(job);
    try {
      return (await api.call('voice.speak', { ...by, runs: [...runs], job })).sound;
    } finally {
      jobs.delete(job);
    }
  }

  return { state, toggle, stop, step };
}

export function noEngine(advice: string): string {
  return `There is no voice on this machine to read aloud with. ${advice}`;
}

function messageOf(error: unknown): string {
  return error instanceof StetError ? error.message : 'The voice could not be heard. The story is as it was.';
}

/** Into sight, and not to its edge, where what comes next would not be seen. */
function showPlace({ view }: Editor, position: number): void {
  const { node } = view.domAtPos(position);
  const place = node instanceof Element ? node : node.parentElement;
  const scroller = place?.closest('.story-scroller');
  if (!place || !scroller) return;
  const window = scroller.getBoundingClientRect();
  const { top } = view.coordsAtPos(position);
  if (top < window.top + 60 || top > window.bottom - 120) place.scrollIntoView({ block: 'center' });
}
