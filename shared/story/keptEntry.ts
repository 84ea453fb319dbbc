import { isObject } from '../document/opaque.ts';
import type { z } from '../zod.ts';
import { sameJson } from './sameJson.ts';

/**
 * A stored entry as this version uses it: what only a newer Stet can use is shown as the default, or as `instead`.
 * Null when what it cannot do without is missing.
 */
export function readEntry<Schema extends z.ZodObject>(
  schema: Schema,
  stored: unknown,
  instead: Partial<z.output<Schema>> = {},
): z.output<Schema> | null {
  const whole = schema.safeParse(stored);
  if (whole.success) return whole.data;
  if (!isObject(stored)) return null;
  const usable = Object.entries(schema.shape).flatMap(([name, kind]) =>
    kind.safeParse(stored[name]).success ? [[name, stored[name]] as const] : [],
  );
  return schema.safeParse({ ...instead, ...Object.fromEntries(usable) }).data ?? null;
}

/**
 * The entry as it is stored over `stored`, of which `shown` is what this version made: what a newer Stet wrote
 * stays, until a person chooses otherwise.
 */
export function writtenEntry(
  entry: Readonly<Record<string, unknown>>,
  shown: Readonly<Record<string, unknown>>,
  stored: unknown,
): Readonly<Record<string, unknown>> {
  if (!isObject(stored)) return entry;
  const chosen = Object.entries(entry).filter(([name, value]) => !sameJson(shown[name], value));
  return { ...entry, ...stored, ...Object.fromEntries(chosen) };
}
