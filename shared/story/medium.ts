import { isObject } from '../document/opaque.ts';
import { z } from '../zod.ts';
import { readEntry, writtenEntry } from './keptEntry.ts';
import { sameJson } from './sameJson.ts';

/**
 * Where a picture, sound or film comes from, by the IPTC's own words: the codes of
 * http://cv.iptc.org/newscodes/digitalsourcetype/ that are in force. A code that is not among them is kept as it
 * came, and so is '' for a file that does not say.
 */
export const digitalSourceTypes = [
  'digitalCapture',
  'computationalCapture',
  'negativeFilm',
  'positiveFilm',
  'print',
  'humanEdits',
  'algorithmicallyEnhanced',
  'compositeCapture',
  'composite',
  'compositeSynthetic',
  'compositeWithTrainedAlgorithmicMedia',
  'trainedAlgorithmicMedia',
  'algorithmicMedia',
  'dataDrivenMedia',
  'digitalCreation',
  'screenCapture',
  'virtualRecording',
] as const;

const line = z.string().max(2000).default('');
const passage = z.string().max(20_000).default('');
const day = z.iso.date();
/** A date, or a moment. Without an offset it is what the camera's own clock said. */
const taken = z.union([day, z.iso.datetime({ offset: true, local: true })]);

/** What is known of a picture, sound or film, by the IPTC's terms; and what may be done with it. */
export const mediumFacts = z.object({
  headline: line,
  caption: passage,
  altText: passage,
  /** Whom it shows. */
  persons: z.array(z.string().min(1).max(300)).max(200).default([]),
  place: line,
  takenAt: taken.nullable().default(null),
  /** Who made it: the by-line. */
  creator: line,
  /** As it is to be printed. */
  credit: line,
  /** The IPTC's Source: who gave it to the newsroom. */
  supplier: line,
  copyright: line,
  usageTerms: passage,
  /** One of `digitalSourceTypes`, or what else a file says. */
  digitalSourceType: z.string().max(300).default(''),
  licence: line,
  restrictions: passage,
  /** The last day it may be used, in the newsroom's own calendar. */
  expires: day.nullable().default(null),
  mayExport: z.boolean().default(true),
});
export type MediumFacts = z.infer<typeof mediumFacts>;

/** What a file says of itself: the same facts, and only those it states. */
export type EmbeddedFacts = Partial<Omit<MediumFacts, 'mayExport'>>;

/** What can be used of what a file says, each fact by itself. */
export function readEmbeddedFacts(said: unknown): EmbeddedFacts {
  const { mayExport: _, ...facts } = readStatedFacts(said);
  return facts;
}

/** What can be used of facts that somebody states, each by itself. */
export function readStatedFacts(said: unknown): Partial<MediumFacts> {
  if (!isObject(said)) return {};
  const usable = Object.entries(mediumFacts.shape).filter(
    ([name, kind]) => said[name] !== undefined && kind.safeParse(said[name]).success,
  );
  return Object.fromEntries(usable.map(([name]) => [name, said[name]])); // Each was just checked by its own kind.
}

/** Stored facts as this version uses them: one that only a newer Stet can use is shown as its default. */
export function readMediumFacts(stored: unknown): MediumFacts {
  return readEntry(mediumFacts, stored) ?? mediumFacts.parse({});
}

/** The facts as they are stored over `stored`: what a newer Stet wrote stays, until a person chooses otherwise. */
export function writtenMediumFacts(facts: MediumFacts, stored: unknown): Readonly<Record<string, unknown>> {
  return writtenEntry(facts, readMediumFacts(stored), stored);
}

/** `facts` with what `others` say where they say nothing. */
export function filledFacts(facts: MediumFacts, others: Partial<MediumFacts>): MediumFacts {
  const nothing: Readonly<Record<string, unknown>> = mediumFacts.parse({});
  const told = Object.entries(others).filter(([, value]) => value !== undefined);
  const missing = told.filter(([name]) => sameJson(facts[name as keyof MediumFacts], nothing[name]));
  return mediumFacts.parse({ ...facts, ...Object.fromEntries(missing) });
}

export function isSameMedium(one: MediumFacts, other: MediumFacts): boolean {
  return sameJson(mediumFacts.parse(one), mediumFacts.parse(other));
}

/** Only what the facts state: what is left out stands for nothing said. */
export function statedFacts(facts: MediumFacts): Partial<MediumFacts> {
  const nothing: Readonly<Record<string, unknown>> = mediumFacts.parse({});
  return Object.fromEntries(Object.entries(facts).filter(([name, value]) => !sameJson(value, nothing[name])));
}

/** Why a medium must not go out on `today` (a date), as the end of a sentence; null when it may. */
export function whyNotExported(
  { expires, mayExport }: Pick<MediumFacts, 'expires' | 'mayExport'>,
  today: string,
): string | null {
  if (!mayExport) return 'it may not be exported';
  return expires !== null && expires < today ? `it might be used until ${expires} only` : null;
}
