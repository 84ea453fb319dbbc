/** The tags of a block of EXIF, or of a TIFF. */
export interface ExifTags {
  readonly main: ReadonlySet<number>;
  readonly exif: ReadonlySet<number>;
  /** A second directory: in a photograph, of its thumbnail. */
  readonly hasSecond: boolean;
  /** 1 to 8. */
  readonly orientation: number;
}

/**
 * Tags (Exif 3.0, 4.6) that say how a picture was taken and is to be shown, and whom it is by. Any other may say
 * where, by whom or with which camera, so it is not on the list.
 */
const harmlessMain = tagSet(
  [0x100, 0x103],
  [0x106],
  [0x10e, 0x112],
  [0x115],
  [0x11a, 0x11c],
  [0x128],
  [0x12d],
  [0x131, 0x132],
  [0x13b],
  [0x13e, 0x13f],
  [0x211, 0x214],
  [0x8298],
  [0x8769],
);
const harmlessExif = tagSet(
  [0x829a],
  [0x829d],
  [0x8822],
  [0x8827],
  [0x8830, 0x8833],
  [0x9000],
  [0x9003, 0x9004],
  [0x9010, 0x9012],
  [0x9101, 0x9102],
  [0x9201, 0x920a],
  [0x9290, 0x9292],
  [0xa000, 0xa003],
  [0xa005],
  [0xa20e, 0xa210],
  [0xa217],
  [0xa300, 0xa302],
  [0xa401, 0xa40a],
  [0xa40c],
  [0xa432, 0xa434],
  [0xa500],
);
/** Place, camera's number, an image program's own block, what a camera keeps for itself. */
const privateMain = tagSet([0x8825], [0xc62f], [0x8649], [0xc634], [0x9c9b, 0x9c9f]);

/** Whether EXIF of a photograph says more than it may; what cannot be read may say anything. */
export function isPrivateExif(exif: Uint8Array): boolean {
  const tags = readExifTags(exif);
  return (
    tags === null || tags.hasSecond || isPast(tags.main, harmlessMain) || isPast(tags.exif, harmlessExif)
  );
}

/** The same for a TIFF, which has tags of its own kind; further directories are further pages. */
export function isPrivateTiff(tiff: Uint8Array): boolean {
  const tags = readExifTags(tiff);
  return (
    tags === null || [...privateMain].some((tag) => tags.main.has(tag)) || isPast(tags.exif, harmlessExif)
  );
}

/** Null for what is no EXIF. It may stand behind the letters that a JPEG has in front of it. */
export function readExifTags(bytes: Uint8Array): ExifTags | null {
  const start = String.fromCharCode(...bytes.subarray(0, 6)) === 'Exif\0\0' ? 6 : 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  try {
    const order = view.getUint16(0);
    if (order !== 0x4949 && order !== 0x4d4d) return null;
    const isLittle = order === 0x4949;
    const main = new Map<number, number>();
    const next = readDirectory(view, view.getUint32(4, isLittle), isLittle, main);
    const exif = new Map<number, number>();
    const exifAt = main.get(0x8769);
    if (exifAt !== undefined) readDirectory(view, exifAt, isLittle, exif);
    const orientation = main.get(0x112) ?? 1;
    return {
      main: new Set(main.keys()),
      exif: new Set(exif.keys()),
      hasSecond: next !== 0,
      orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    };
  } catch {
    // It points outside itself.
    return null;
  }
}

/** Adds tags with their values, as far as those fit into the entry; returns where the next directory lies. */
function readDirectory(view: DataView, at: number, isLittle: boolean, tags: Map<number, number>): number {
  const count = view.getUint16(at, isLittle);
  for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
    const isShort = view.getUint16(entry + 2, isLittle) === 3;
    const value = isShort ? view.getUint16(entry + 8, isLittle) : view.getUint32(entry + 8, isLittle);
    tags.set(view.getUint16(entry, isLittle), value);
  }
  return view.getUint32(at + 2 + count * 12, isLittle);
}

/** EXIF that says which way up the picture is, and nothing else. */
export function orientationExif(orientation: number): Uint8Array {
  return Uint8Array.of(
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  );
}

function isPast(tags: ReadonlySet<number>, allowed: ReadonlySet<number>): boolean {
  return [...tags].some((tag) => !allowed.has(tag));
}

function tagSet(...ranges: readonly (readonly [number, number?])[]): ReadonlySet<number> {
  return new Set(
    ranges.flatMap(([first, last = first]) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index),
    ),
  );
}
