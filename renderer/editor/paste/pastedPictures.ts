import type { CanvasHost } from '../canvasHost.ts';

const dataPicture = /data:image\/(png|jpe?g|gif|webp|avif|svg\+xml);base64,([A-Za-z0-9+/=\s]{16,})/g;

/**
 * Pictures that came inside pasted markup as data: go into the media folder first. Gives a source for each
 * `data:` address; those that could not be added are left out and become empty frames.
 */
export async function addPastedPictures(
  html: string,
  host: CanvasHost,
): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  let number = 0;
  for (const match of html.matchAll(dataPicture)) {
    const [address, kind = 'png', base64 = ''] = match;
    if (sources.has(address)) continue;
    number += 1;
    try {
      const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (sign) => sign.charCodeAt(0));
      const extension = kind === 'jpeg' ? 'jpg' : kind === 'svg+xml' ? 'svg' : kind;
      const file = new File([bytes], `pasted-${number}.${extension}`, { type: `image/${kind}` });
      sources.set(address, (await host.addMedia(file)).source);
    } catch {
      host.say('A pasted picture could not be added. Its place in the text is kept.', 'warning');
    }
  }
  return sources;
}

export function hasDataPictures(html: string): boolean {
  dataPicture.lastIndex = 0;
  return dataPicture.test(html);
}
