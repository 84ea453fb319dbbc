import { StetError } from '../../../shared/contract/reply.ts';
import { fourCharacters } from '../media/fourCharacters.ts';

/** Sound of one channel. */
export interface Sound {
  /** Samples a second. */
  readonly rate: number;
  readonly samples: Int16Array;
}

/**
 * The sound of a WAV with 16 bits a sample, as engines write them: on a pipe they do not know its length, so what
 * is there counts. Throws StetError for anything else.
 */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let channels = 0;
  let rate = 0;
  for (let at = 12; at + 8 <= view.byteLength && fourCharacters(view, 0) === 'RIFF'; ) {
    const size = view.getUint32(at + 4, true);
    const name = fourCharacters(view, at);
    const start = at + 8;
    if (name === 'fmt ' && start + 16 <= view.byteLength && view.getUint16(start + 14, true) === 16) {
      channels = view.getUint16(start + 2, true);
      rate = view.getUint32(start + 4, true);
    }
    if (name === 'data' && channels > 0 && rate >= 4000 && rate <= 192_000)
      return { rate, samples: firstChannel(view, start, Math.min(size, view.byteLength - start), channels) };
    at = start + size + (size % 2);
  }
  throw new StetError(
    'unsupported',
    'The voice engine gave no sound Stet can use. The story is as it was. Try another voice.',
  );
}

function firstChannel(view: DataView, start: number, bytes: number, channels: number): Int16Array {
  const samples = new Int16Array(Math.floor(bytes / (2 * channels)));
  for (let index = 0; index < samples.length; index += 1)
    samples[index] = view.getInt16(start + index * 2 * channels, true);
  return samples;
}

/** A sound as a WAV file of one channel and 16 bits. */
export function writeWav({ rate, samples }: Sound): Uint8Array {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const put = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  put(0, 'RIFF');
  view.setUint32(4, 36 + samples.length * 2, true);
  put(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  put(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (const [index, sample] of samples.entries()) view.setInt16(44 + index * 2, sample, true);
  return bytes;
}

/** One sound after another, at the first one's rate. */
export function joinSounds(sounds: readonly Sound[]): Sound {
  const rate = sounds[0]?.rate ?? 22_050;
  const parts = sounds.map((sound) => atRate(sound, rate));
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { rate, samples };
}

/** Samples in between are drawn as straight lines: enough for speech, whose engines mostly agree anyway. */
export function atRate({ rate, samples }: Sound, wanted: number): Int16Array {
  if (rate === wanted || samples.length === 0) return samples;
  const made = new Int16Array(Math.max(1, Math.floor((samples.length * wanted) / rate)));
  for (let index = 0; index < made.length; index += 1) {
    const place = (index * rate) / wanted;
    const before = Math.min(Math.floor(place), samples.length - 1);
    const first = samples[before] ?? 0;
    const next = samples[before + 1] ?? first;
    made[index] = first + (next - first) * (place - before);
  }
  return made;
}
