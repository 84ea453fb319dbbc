import type { Finding } from '../document/finding.ts';
import { formatDuration } from '../document/formatTime.ts';
import { kindOfMedium } from '../formats/missingMedia.ts';
import type { KnownMedia, KnownMedium } from '../story/knownMedium.ts';
import { localDay } from '../story/localDay.ts';
import { whyNotExported } from '../story/medium.ts';
import { defineCheck } from './check.ts';
import { type MediaUse, mediaUses } from './mediaUses.ts';

/** The IPTC's codes for what a trained model made, or had a part in. */
const madeByModel = /(?:^|[/:])(?:trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia)$/;
/** How a caption, a credit or a title says so, in the languages of the desk. */
const saysSo =
  /(?<!\p{L})(?:AI|A\.I\.|KI|IA|ИИ|ШІ)(?!\p{L})|artificial intelligence|искусственн\p{L}+ интеллект|нейросет|штучн\p{L}+ інтелект|künstliche\p{L}* intelligenz|intelligence artificielle|inteligencia artificial|هوش مصنوعی|الذكاء الاصطناعي|ذكاء اصطناعي/iu;

type Say = (code: string, severity: Finding['severity'], message: string) => void;

/** What the media library knows of the story's pictures, sound and film that the story does not say, or should. */
export const media = defineCheck({
  name: 'media',
  run({ document, library: { media: known }, now }, report) {
    if (known === undefined || known.size === 0) return;
    const today = localDay(new Date(now));
    for (const use of mediaUses(document)) {
      const end = lateCaptions(use, known);
      if (end !== null) {
        report({
          code: 'captions.longer',
          severity: 'warning',
          message: `The captions go on to ${formatDuration(end, 'en')}, after the film has ended. Are they of this film?`,
          position: use.position,
        });
      }
      const medium = known.get(use.source);
      if (medium === undefined) continue;
      const { position } = use;
      look(use, medium, today, (code, severity, message) => report({ code, severity, message, position }));
    }
  },
});

/** Where captions end that go on after their film, in seconds; null when none do. A second is no matter. */
function lateCaptions({ attribute, node }: MediaUse, known: KnownMedia): number | null {
  const film: unknown = node.attrs['duration'];
  if (node.type.name !== 'video' || attribute !== 'source' || typeof film !== 'number') return null;
  const ends = node.children
    .filter(({ type }) => type.name === 'captions')
    .map(({ attrs }) => known.get(String(attrs['source']))?.duration ?? 0);
  const end = Math.max(0, ...ends);
  return end > film + 1 ? end : null;
}

function look({ source, attribute, node }: MediaUse, medium: KnownMedium, today: string, say: Say): void {
  const what = kindOfMedium(source, attribute);
  if (!medium.isThere) {
    say(
      'media.missing',
      'error',
      `${what} is not in the media folder: readers would not get it. Add the file again, or take it out.`,
    );
    return;
  }
  const why = whyNotExported(medium, today);
  if (why !== null) {
    say(
      'media.forbidden',
      'error',
      `${what} must not go out: ${why}. Take it out, or put its rights right in the media library.`,
    );
  }
  if (attribute !== 'source') return;
  if (madeByModel.test(medium.digitalSourceType)) {
    if (node.type.name === 'audio') {
      // Of a reading of ours the audio says so itself.
      if (node.attrs['aiGenerated'] !== true && node.attrs['readingOf'] === '')
        say(
          'media.aiUnlabelled',
          'error',
          `${what} was made with AI, and readers are not told. Tick “AI-generated”.`,
        );
    } else if (!saysSo.test(node.textContent)) {
      say(
        'media.aiUnlabelled',
        'warning',
        `${what} was made with AI, and readers are not told. Say so in its caption or credit.`,
      );
    }
  }
  const credit = plain(node.children.find((child) => child.type.name === 'credit')?.textContent ?? '');
  const kept = plain(medium.credit);
  if (credit !== '' && kept !== '' && !credit.includes(kept)) {
    say(
      'media.otherCredit',
      'warning',
      `The credit says “${shortened(credit)}”, the media library “${shortened(kept)}”.`,
    );
  }
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length > 80 ? `${letters.slice(0, 79).join('').trimEnd()}…` : text;
}
