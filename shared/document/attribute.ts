import { z } from '../zod.ts';
import type { JsonValue } from './json.ts';
import { safeMediaSource, safeUrl } from './safeUrl.ts';

/**
 * What one attribute of an element may hold. The kind gives the schema its check, the form its control,
 * and the JSON Schema its type. A stored value that does not fit is replaced by the default and reported.
 */
export interface AttributeKind {
  readonly label: string;
  readonly control:
    | 'text'
    | 'paragraph'
    | 'url'
    | 'media'
    | 'number'
    | 'duration'
    | 'choice'
    | 'flag'
    | 'date'
    | 'none';
  readonly schema: z.ZodType<JsonValue>;
  readonly fallback: JsonValue;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** Not stored while it is the default: stories from before there was such an attribute stay as they were. */
  readonly isLeftOut?: true;
  /** The value as a person reads it in a comparison, where no form shows it; '' for nothing to say. */
  readonly words?: (value: JsonValue) => string;
}

/** A short text typed in a form, at most 2,000 UTF-16 units. */
export function text(label: string): AttributeKind {
  return { label, control: 'text', schema: z.string().max(2000), fallback: '' };
}

/** A longer plain text typed in a form, at most 20,000 UTF-16 units. */
export function paragraphText(label: string): AttributeKind {
  return { label, control: 'paragraph', schema: z.string().max(20_000), fallback: '' };
}

/** An address a reader may follow, or null. */
export function url(label: string): AttributeKind {
  const schema = z
    .string()
    .max(4096)
    .refine((value) => safeUrl(value) === value)
    .nullable();
  return { label, control: 'url', schema, fallback: null };
}

/** A local media file (`media:<sha256>.<ext>`), a remote address that is never loaded, or null. */
export function media(label: string): AttributeKind {
  const schema = z
    .string()
    .max(4096)
    .refine((value) => safeMediaSource(value) === value)
    .nullable();
  return { label, control: 'media', schema, fallback: null };
}

/** A whole number from `least` to `most`, or null when it is not known. */
export function wholeNumber(label: string, least: number, most: number): AttributeKind {
  return { label, control: 'number', schema: z.int().min(least).max(most).nullable(), fallback: null };
}

/** A length of sound or film in seconds, or null when it is not known. */
export function duration(label: string): AttributeKind {
  return { label, control: 'duration', schema: z.number().min(0).max(360_000).nullable(), fallback: null };
}

/** One of a fixed list; the first is the default. */
export function choice(label: string, choices: Readonly<Record<string, string>>): AttributeKind {
  const values = Object.keys(choices) as [string, ...string[]];
  return {
    label,
    control: 'choice',
    schema: z.enum(values),
    fallback: values[0],
    choices: Object.entries(choices).map(([value, choiceLabel]) => ({ value, label: choiceLabel })),
  };
}

export function flag(label: string): AttributeKind {
  return { label, control: 'flag', schema: z.boolean(), fallback: false };
}

/** A calendar date or a moment: RFC 3339 `full-date` or `date-time`, or null. */
export function date(label: string): AttributeKind {
  return {
    label,
    control: 'date',
    schema: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).nullable(),
    fallback: null,
  };
}

/** A value no form shows, such as a table cell's span. */
export function hidden(label: string, schema: z.ZodType<JsonValue>, fallback: JsonValue): AttributeKind {
  return { label, control: 'none', schema, fallback };
}
