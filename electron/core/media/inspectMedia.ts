import { createHash } from 'node:crypto';
import { StetError } from '../../../shared/contract/reply.ts';
import { typeOfSource } from '../../../shared/formats/mediaTypes.ts';
import { isSubRip, subRipToWebVtt } from '../../../shared/formats/subRip.ts';
import type { MediaFacts } from '../outside/outsideTask.ts';
import { measure } from './measure.ts';
import { refuseOtherSelf } from './otherSelf.ts';
import { sniff } from './sniff.ts';

/**
 * What a media file is and under which name it is kept: the hash of its bytes. `source` is given when a
 * document names it already; it must then be its true name. Throws StetError `unsupported`, `tooLarge` or `invalid`.
 */
export async function inspectMedia(bytes: Uint8Array, source?: string): Promise<MediaFacts> {
  if (source === undefined && isSubRip(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))) {
    const converted = subRipToWebVtt(bytes);
    return { ...(await inspectMedia(converted)), converted };
  }
  const kind = sniff(bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const ownSource = source ?? `media:${hash}.${kind.extension}`;
  if (!ownSource.startsWith(`media:${hash}.`) || family(typeOfSource(ownSource)) !== family(kind.type)) {
    throw new StetError('invalid', 'A media file is not what its name says. It was left out.');
  }
  const measured = await measure(bytes, kind);
  refuseOtherSelf(bytes, kind);
  return {
    source: ownSource,
    type: typeOfSource(ownSource) ?? kind.type,
    ...measured,
  };
}

/** "audio" of "audio/mpeg": containers share extensions across their exact types. */
function family(type: string | null): string {
  return type?.split('/', 1)[0] ?? 'text';
}
