import { StetError } from '../../../shared/contract/reply.ts';
import type { SpokenRun, SpokenSentence } from '../../../shared/story/spokenText.ts';
import { readingRate } from './encoderTask.ts';
import { createSoundEncoder } from './soundEncoder.ts';
import type { Sound } from './wavSound.ts';

export interface ReadingParts {
  readonly sentences: readonly SpokenSentence[];
  readonly say: (runs: readonly SpokenRun[], signal: AbortSignal) => Promise<Sound>;
  readonly signal: AbortSignal;
  /** Called after each sentence. */
  readonly report: () => void;
}

/** Seconds a reading may have: three hours are a book. */
const longest = 3 * 60 * 60;

/** Sentences and the silence between them as one MP3. Rejects with StetError `cancelled` when `signal` says so. */
export async function makeReading({ sentences, say, signal, report }: ReadingParts): Promise<Uint8Array> {
  const encoder = createSoundEncoder();
  let seconds = 0;
  try {
    for (const { runs, pause } of sentences) {
      const sound = await say(runs, signal);
      seconds += sound.samples.length / sound.rate + pause / 1000;
      if (seconds > longest)
        throw new StetError('tooLarge', 'This is more than three hours of sound, so it was given up.');
      await encoder.add(sound);
      await encoder.add({ rate: readingRate, samples: new Int16Array((pause * readingRate) / 1000) });
      report();
    }
    if (signal.aborted) throw new StetError('cancelled', 'Stopped. The story is as it was.');
    return await encoder.finish();
  } finally {
    await encoder.close();
  }
}
