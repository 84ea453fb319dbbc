/**
 * The media a story may carry: file name extension → media type. What can hold a script is not among them, but for
 * SVG: a drawing is taken into the library only when it holds none and loads nothing.
 */
export const mediaTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  tif: 'image/tiff',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
  mov: 'video/quicktime',
  vtt: 'text/vtt',
};

const otherNames: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
};

/** The extension a type's files get ("image/jpeg" → "jpg"), or null for a type no story carries. */
export function extensionOf(type: string): string | null {
  const essence = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const wanted = otherNames[essence] ?? essence;
  return Object.keys(mediaTypes).find((extension) => mediaTypes[extension] === wanted) ?? null;
}

export function isPicture(source: string): boolean {
  return typeOfSource(source)?.startsWith('image/') === true;
}

/** The type a `media:` source's name claims, or null. */
export function typeOfSource(source: string): string | null {
  const extension = source.slice(source.lastIndexOf('.') + 1);
  return Object.hasOwn(mediaTypes, extension) ? (mediaTypes[extension] ?? null) : null;
}
