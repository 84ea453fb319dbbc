import type { VoiceEngineInfo } from '../../../shared/contract/calls.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import { parseDocument } from '../../../shared/document/schema.ts';
import { chooseVoice, type Voice } from '../../../shared/story/chooseVoice.ts';
import { pronouncer, pronunciations } from '../../../shared/story/pronounce.ts';
import { readingMark } from '../../../shared/story/readingMark.ts';
import { type SpokenRun, spokenText } from '../../../shared/story/spokenText.ts';
import type { Handlers } from '../dispatch.ts';
import { fileName } from '../fileName.ts';
import type { VoiceEngine } from '../voice/engine.ts';
import { findEngines, howToGetOne, placesHere } from '../voice/findEngines.ts';
import { makeReading } from '../voice/makeReading.ts';
import { runEngine } from '../voice/runEngine.ts';
import { speak } from '../voice/speak.ts';
import { joinSounds, type Sound, writeWav } from '../voice/wavSound.ts';
import type { Desk } from './desk.ts';
import { addMedia } from './mediaStore.ts';
import { progress } from './progress.ts';
import { readStory } from './readStory.ts';

type Calls = Extract<keyof Handlers, `voice.${string}`>;

interface SpokenBy {
  readonly engine: string;
  readonly voice: string;
  readonly rate: number;
}

const setting = 'pronunciations';
/** Of asking an engine for its voices. */
const listLimits = { time: 20_000, bytes: 4_000_000 };

/** Voices of this machine: sentences to listen to, and whole stories as sound files. */
export function voiceService(desk: Desk): { readonly handlers: Pick<Handlers, Calls>; stop(): void } {
  const running = new Map<string, AbortController>();
  /** What was found last: asking again takes a second on some systems. */
  let found: ReadonlyMap<VoiceEngine, readonly Voice[]> | null = null;

  async function look(): Promise<ReadonlyMap<VoiceEngine, readonly Voice[]>> {
    const engines = findEngines(placesHere());
    const voices = await Promise.all(engines.map(voicesOf));
    found = new Map(
      engines.flatMap((engine, index) => {
        const own = voices[index] ?? [];
        return own.length === 0 ? [] : [[engine, own] as const];
      }),
    );
    return found;
  }

  /** What says each part of a sentence. Throws StetError `notFound`. */
  async function speaker({ engine: id, voice: wanted, rate }: SpokenBy) {
    const known = found ?? (await look());
    const [engine, voices] = [...known].find(([one]) => one.id === id) ?? [];
    const chosen = voices?.find((voice) => voice.id === wanted);
    if (engine === undefined || voices === undefined || chosen === undefined)
      throw new StetError('notFound', 'This voice is not on this machine. Choose another one.');
    const pronounce = pronouncer(readPronunciations(desk));
    const say = async (runs: readonly SpokenRun[], signal: AbortSignal): Promise<Sound> => {
      const sounds: Sound[] = [];
      for (const { text, language } of runs) {
        const voice = chooseVoice(voices, chosen, language).id;
        sounds.push(await speak({ engine, voice, rate, text: pronounce(text, language) }, signal));
      }
      return joinSounds(sounds);
    };
    return { engine, say };
  }

  /** Runs a piece of work that `voice.cancel` can end by its name. */
  async function during<Result>(
    job: string,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const controller = new AbortController();
    const name = job === '' ? crypto.randomUUID() : job;
    running.set(name, controller);
    try {
      return await work(controller.signal);
    } finally {
      if (running.get(name) === controller) running.delete(name);
    }
  }

  return {
    stop: () => running.forEach((controller) => controller.abort()),
    handlers: {
      async 'voice.engines'() {
        const engines = [...(await look())].map(
          ([{ id, label }, voices]): VoiceEngineInfo => ({ id, label, voices }),
        );
        return { engines, advice: engines.length > 0 ? '' : howToGetOne(process.platform) };
      },
      'voice.speak': ({ runs, job, ...by }) =>
        during(job, async (signal) => {
          const { say } = await speaker(by);
          return { sound: writeWav(await say(runs, signal)) };
        }),
      'voice.read': ({ id, withCaptions, job, ...by }) =>
        during(job, async (signal) => {
          desk.assertWritable();
          const { document: stored, meta } = readStory(desk, id);
          const parsed = parseDocument(stored);
          if (!parsed.ok)
            throw new StetError('unsupported', `This story cannot be read aloud. ${parsed.reason}`);
          const sentences = spokenText(parsed.document, { language: meta.language, withCaptions });
          if (sentences.length === 0)
            throw new StetError('invalid', 'The story has no text yet that could be read aloud.');
          const { engine, say } = await speaker(by);
          const report = progress(desk, job, sentences.length);
          const bytes = await makeReading({ sentences, say, signal, report });
          const name = `${fileName(meta.slug) ?? 'reading'}.mp3`;
          const media = await addMedia(desk, name, bytes);
          return { media, readingOf: readingMark(sentences, withCaptions), sourceType: engine.sourceType };
        }),
      'voice.cancel'({ job }) {
        running.get(job)?.abort();
        return {};
      },
      'voice.pronunciations': () => ({ entries: readPronunciations(desk) }),
      'voice.setPronunciations'({ entries }) {
        desk.assertWritable();
        desk.library.write(() => desk.library.settings.write(setting, entries));
        desk.emit({ type: 'settings.changed', keys: [setting] });
        return {};
      },
    },
  };
}

/** An engine that does not answer, or is not what its name says, has no voices. */
async function voicesOf({ list, readList }: VoiceEngine): Promise<readonly Voice[]> {
  try {
    return readList((await runEngine(list, '', listLimits)).toString());
  } catch (error) {
    if (error instanceof StetError) return [];
    throw error;
  }
}

function readPronunciations({ library }: Desk) {
  return pronunciations.safeParse(library.settings.read()[setting]).data ?? [];
}
