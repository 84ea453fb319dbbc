import { parentPort } from 'node:worker_threads';
import { createMp3Encoder } from 'wasm-media-encoders';
import { type FromEncoder, readingRate, type ToEncoder } from '../voice/encoderTask.ts';
import { atRate } from '../voice/wavSound.ts';

/* Makes an MP3 of the sound it is sent, piece by piece. Each piece is answered; null asks for the end of it. */

/** Kilobits a second: speech of one channel at this rate is clear, and an hour is 21 MB. */
const bitrate = 48;
/** Samples the encoder gets at once. */
const atOnce = 16_384;

const pieces: Uint8Array[] = [];
const encoder = await createMp3Encoder();
encoder.configure({ channels: 1, sampleRate: readingRate, bitrate });

parentPort?.on('message', (message: ToEncoder) => {
  if (message === null) {
    // What the encoder gives is its own memory, to be copied.
    pieces.push(encoder.finalize().slice());
    answer({ type: 'done', bytes: Buffer.concat(pieces) });
    return;
  }
  const samples = atRate(message, readingRate);
  for (let at = 0; at < samples.length; at += atOnce) {
    const part = Float32Array.from(samples.subarray(at, at + atOnce), (sample) => sample / 32_768);
    pieces.push(encoder.encode([part]).slice());
  }
  answer({ type: 'taken' });
});

function answer(message: FromEncoder): void {
  parentPort?.postMessage(message);
}
