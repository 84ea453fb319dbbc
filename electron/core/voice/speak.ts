import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VoiceEngine } from './engine.ts';
import { runEngine } from './runEngine.ts';
import { readWav, type Sound } from './wavSound.ts';

export interface Utterance {
  readonly engine: VoiceEngine;
  /** Of the engine's own list. */
  readonly voice: string;
  /** Words a minute. */
  readonly rate: number;
  readonly text: string;
}

/** One sentence: a book read in one breath would be neither stopped nor counted. */
const limits = { time: 60_000, bytes: 60_000_000 };

/** Has an engine say a text. Rejects with StetError. */
export async function speak(utterance: Utterance, signal?: AbortSignal): Promise<Sound> {
  const { engine, voice, rate } = utterance;
  const text = plainSpeech(utterance.text);
  if (!engine.writesFile)
    return readWav(await runEngine(engine.speak(voice, rate, ''), text, limits, signal));
  // A private folder of the system's own, gone as soon as the sound is read.
  const folder = await mkdtemp(join(tmpdir(), 'stet-voice-'));
  try {
    const file = join(folder, 'voice.wav');
    await runEngine(engine.speak(voice, rate, file), text, limits, signal);
    return readWav(await readFile(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What an engine would take for a command rather than a word is no part of a text: `[[…]]`, control characters. */
function plainSpeech(text: string): string {
  const spaced = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
  return `${spaced.replace(/\[(?=\[)/g, '[ ').replace(/\](?=\])/g, '] ')}\n`;
}
