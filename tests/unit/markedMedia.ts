import sharp from 'sharp';
import { pngChunk } from '../contract/makePng.ts';

/** Every private word in these files begins with this. */
export const marker = 'MARKER-';

const text = (words: string) => Buffer.from(words, 'latin1');

/** EXIF of a telephone: place, serial number, owner, comment, and a second directory as a thumbnail has. */
export const exif = {
  IFD0: { Model: 'Some camera', Artist: 'Ada Brook' },
  IFD1: { ImageDescription: `${marker}thumbnail` },
  IFD2: {
    BodySerialNumber: `${marker}serial`,
    CameraOwnerName: `${marker}owner`,
    UserComment: `${marker}userComment`,
  },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '50/1 27/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '30/1 31/1 0/1',
    GPSMapDatum: `${marker}datum`,
  },
};
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" exif:GPSLatitude="50,27N" xmpMM:InstanceID="${marker}history"><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Ada Brook</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>`;

export function photograph(width: number, height: number) {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#865',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  });
}

/** Lying on its side, with a comment, another program's block, and data behind its end. */
export async function markedJpeg(width = 1200, height = 800): Promise<Buffer> {
  const jpeg = await photograph(width, height)
    .withExif(exif)
    .withXmp(xmp)
    .withMetadata({ orientation: 6 })
    .withExifMerge(exif)
    .jpeg()
    .toBuffer();
  const block = (type: number, words: string) =>
    Buffer.concat([Buffer.from([0xff, type, 0, words.length + 2]), text(words)]);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    block(0xfe, `${marker}comment`),
    block(0xe7, `${marker}maker`),
    jpeg.subarray(2),
    text(`${marker}behind`),
  ]);
}

export async function markedPng(): Promise<Buffer> {
  const png = await photograph(300, 200).ensureAlpha(0.5).withExif(exif).withXmp(xmp).png().toBuffer();
  return Buffer.concat([
    png.subarray(0, 33),
    pngChunk('tEXt', text(`Comment\0${marker}text`)),
    png.subarray(33),
    text(`${marker}behind`),
  ]);
}

export const markedWebp = () => photograph(300, 200).withExif(exif).withXmp(xmp).webp().toBuffer();
export const markedTiff = () => photograph(300, 200).withExif(exif).withXmp(xmp).tiff().toBuffer();
export const markedAvif = () =>
  photograph(300, 200).withExif(exif).withXmp(xmp).avif({ effort: 0 }).toBuffer();

/** Two frames, and a comment between its head and them. */
export async function markedGif(): Promise<Buffer> {
  const frame = (background: string) =>
    sharp({ create: { width: 60, height: 40, channels: 3, background } })
      .png()
      .toBuffer();
  const gif = await sharp([await frame('#a00'), await frame('#00a')], { join: { animated: true } })
    .gif()
    .toBuffer();
  const tableEnd = 13 + ((gif[10] ?? 0) & 0x80 ? 3 * 2 ** (((gif[10] ?? 0) & 7) + 1) : 0);
  const words = `${marker}comment`;
  return Buffer.concat([
    gif.subarray(0, tableEnd),
    Buffer.from([0x21, 0xfe, words.length]),
    text(words),
    Buffer.from([0]),
    gif.subarray(tableEnd),
  ]);
}

export const markedSvg = () =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:tool="http://www.inkscape.org/namespaces/inkscape" width="60" height="40" tool:export-filename="/home/${marker}path"><!-- ${marker}comment --><metadata>${marker}metadata</metadata><tool:grid name="${marker}grid"/><rect width="60" height="40" fill="#a00"/></svg>`,
  );

const box = (name: string, ...content: readonly Uint8Array[]) => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** A film's frame of boxes, with the place a telephone writes. */
export const markedFilm = () =>
  Buffer.concat([
    box('ftyp', text('isom\0\0\0\0isommp42')),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      box('trak', box('udta', box('loci', text(`\0\0\0\0${marker}place`)))),
      box('udta', box('\u00a9xyz', text(`\0\u0012\u0015\u00c7+50.4500+030.5100/${marker}place`))),
    ),
    box('mdat', Buffer.alloc(64, 7)),
  ]);

/** An MP3 whose tag has a cover with EXIF of its own. */
export function markedSound(): Buffer {
  const frame = text(`APIC\0\0\0\u0020\0\0image/jpeg ${marker}cover`.padEnd(42, ' '));
  const head = Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, frame.length]);
  return Buffer.concat([head, frame, Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)]);
}
