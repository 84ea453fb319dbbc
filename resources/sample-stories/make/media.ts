import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { filmCaptions } from './captions.ts';
import { filmSeconds, filmSize, frame, framesPerSecond } from './film.ts';
import { garden } from './garden.ts';
import { harbour } from './harbour.ts';
import { desk, harbourReporter, plateauReporter } from './portraits.ts';
import { readingRoom } from './readingRoom.ts';
import { read, shoot } from './sound.ts';

/** A file of the samples, named by its content as in the media folder. */
export interface MediaFile {
  /** `media:<sha256>.<ext>` */
  readonly source: string;
  readonly type: string;
  /** What the file was called before it came to Stet. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly width: number | null;
  readonly height: number | null;
  /** Seconds. */
  readonly duration: number | null;
}

type Facts = Pick<MediaFile, 'type' | 'name'> & Partial<Pick<MediaFile, 'width' | 'height' | 'duration'>>;

function file(bytes: Buffer, facts: Facts): MediaFile {
  const extension = facts.name.slice(facts.name.lastIndexOf('.') + 1);
  const source = `media:${createHash('sha256').update(bytes).digest('hex')}.${extension}`;
  return { width: null, height: null, duration: null, ...facts, source, bytes };
}

async function image(svg: string, name: string): Promise<MediaFile> {
  const drawing = sharp(Buffer.from(svg));
  const encoded = name.endsWith('.webp')
    ? drawing.webp({ quality: 84 })
    : name.endsWith('.png')
      ? drawing.png({ compressionLevel: 9 })
      : drawing.jpeg({ quality: 84, mozjpeg: true });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  const type = name.endsWith('.webp') ? 'image/webp' : name.endsWith('.png') ? 'image/png' : 'image/jpeg';
  return file(data, { type, name, width: info.width, height: info.height });
}

export interface SampleMedia {
  readonly harbour: MediaFile;
  readonly readingRoom: MediaFile;
  readonly garden: MediaFile;
  readonly harbourReporter: MediaFile;
  readonly plateauReporter: MediaFile;
  readonly desk: MediaFile;
  readonly lowWater: MediaFile;
  readonly poster: MediaFile;
  readonly film: MediaFile;
  readonly filmCaptions: MediaFile;
  readonly reading: MediaFile;
}

/** Draws, films and reads aloud everything the two stories show. `spoken` is the text of the reading. */
export async function makeMedia(spoken: string): Promise<SampleMedia> {
  const reading = read(spoken);
  return {
    harbour: await image(harbour(), 'customs-house-at-high-water.jpg'),
    readingRoom: await image(readingRoom(), 'reading-room.webp'),
    garden: await image(garden(), 'courtyard.jpg'),
    harbourReporter: await image(harbourReporter(), 'imke-farrowby.jpg'),
    plateauReporter: await image(plateauReporter(), 'ava-kuhestani.jpg'),
    desk: await image(desk(), 'ellerhythe-desk.png'),
    lowWater: await image(frame(0), 'customs-house-steps-at-low-water.jpg'),
    poster: await image(frame(Math.round(filmSeconds * framesPerSecond * 0.4)), 'customs-house-steps.jpg'),
    film: file(await shoot(), {
      type: 'video/webm',
      name: 'customs-house-steps.webm',
      ...filmSize,
      duration: filmSeconds,
    }),
    filmCaptions: file(Buffer.from(filmCaptions), {
      type: 'text/vtt',
      name: 'customs-house-steps.en.vtt',
      duration: filmSeconds,
    }),
    reading: file(reading.bytes, {
      type: 'audio/mpeg',
      name: 'reading-room-read-aloud.mp3',
      duration: reading.duration,
    }),
  };
}
