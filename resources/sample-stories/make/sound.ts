import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { filmSeconds, filmSize, frame, framesPerSecond } from './film.ts';

function inScratch<Value>(work: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'stet-samples-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Recording {
  readonly bytes: Buffer;
  /** Seconds, to a tenth. */
  readonly duration: number;
}

/** The text read aloud by espeak-ng, as a mono MP3 of 32 kbit/s. Needs espeak-ng and ffmpeg on the machine. */
export function read(text: string): Recording {
  return inScratch((folder) => {
    const wave = join(folder, 'reading.wav');
    const sound = join(folder, 'reading.mp3');
    execFileSync('espeak-ng', ['-v', 'en-gb', '-s', '158', '-p', '42', '-g', '4', '-w', wave, text]);
    const filters = 'highpass=f=90,lowpass=f=8000,loudnorm=I=-18:TP=-2:LRA=9';
    execFileSync('ffmpeg', [
      '-v',
      'error',
      '-i',
      wave,
      '-af',
      filters,
      '-ar',
      '22050',
      '-ac',
      '1',
      '-b:a',
      '32k',
      '-map_metadata',
      '-1',
      '-fflags',
      '+bitexact',
      sound,
    ]);
    const seconds = execFileSync('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'format=duration',
      '-of',
      'csv=p=0',
      sound,
    ]);
    return { bytes: readFileSync(sound), duration: Math.round(Number(seconds.toString()) * 10) / 10 };
  });
}

/** The film's frames as a silent WebM (VP9). Needs ffmpeg on the machine. */
export async function shoot(): Promise<Buffer> {
  const frames: Buffer[] = [];
  for (let index = 0; index < filmSeconds * framesPerSecond; index += 1) {
    frames.push(
      await sharp(Buffer.from(frame(index)))
        .png({ compressionLevel: 1 })
        .toBuffer(),
    );
  }
  return inScratch((folder) => {
    for (const [index, bytes] of frames.entries())
      writeFileSync(join(folder, `${String(index).padStart(4, '0')}.png`), bytes);
    const film = join(folder, 'film.webm');
    const size = `${filmSize.width}x${filmSize.height}`;
    execFileSync('ffmpeg', [
      '-v',
      'error',
      '-framerate',
      String(framesPerSecond),
      '-i',
      join(folder, '%04d.png'),
      '-s',
      size,
      '-c:v',
      'libvpx-vp9',
      '-b:v',
      '0',
      '-crf',
      '36',
      '-pix_fmt',
      'yuv420p',
      '-an',
      '-map_metadata',
      '-1',
      '-fflags',
      '+bitexact',
      film,
    ]);
    return readFileSync(film);
  });
}
