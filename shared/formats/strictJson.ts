import { StetError } from '../contract/reply.ts';
import type { JsonValue } from '../document/json.ts';

const deepest = 500;
const quote = 0x22;
const backslash = 0x5c;

/**
 * JSON (RFC 8259) from a stranger. `JSON.parse` quietly keeps the last of two equal names and says nothing
 * of `__proto__` or of depth, so what it cannot tell is looked for first, in one pass without recursion.
 * Throws StetError `invalid`.
 */
export function parseStrictJson(text: string): JsonValue {
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new StetError('invalid', `This file is not JSON${placeOf(error, text)}. Nothing was imported.`);
  }
  refuseTraps(text);
  return value;
}

/** Where the parser stopped, if it says so. The rest of its message quotes the file, which may say anything. */
function placeOf(error: unknown, text: string): string {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return '';
  return `: it goes wrong in line ${text.slice(0, Number(position)).split('\n').length}`;
}

/** `text` is known to be well-formed here, so only strings and brackets matter. */
function refuseTraps(text: string): void {
  // One entry per open bracket: the names seen in an object, or null for an array.
  const open: (Set<string> | null)[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      const names = open.at(-1);
      if (names !== null && names !== undefined && isName(text, end)) {
        addName(names, text.slice(at, end));
      }
      at = end;
      continue;
    }
    if (code === 0x7b) open.push(new Set());
    else if (code === 0x5b) open.push(null);
    else if (code === 0x7d || code === 0x5d) open.pop();
    if (open.length > deepest) {
      throw new StetError(
        'invalid',
        `This file nests deeper than ${deepest} levels, which no story does. Nothing was imported.`,
      );
    }
    at += 1;
  }
}

function addName(names: Set<string>, literal: string): void {
  const name: unknown = literal.includes('\\') ? JSON.parse(literal) : literal.slice(1, -1);
  if (typeof name !== 'string') return;
  if (name === '__proto__') {
    throw new StetError(
      'invalid',
      'This file holds the name “__proto__”, which is only used to attack programs. Nothing was imported.',
    );
  }
  if (names.has(name)) {
    throw new StetError(
      'invalid',
      `This file says “${name.slice(0, 80)}” twice in one place, so it cannot be told which is meant. Nothing was imported.`,
    );
  }
  names.add(name);
}

/** The position after the closing quote; long strings (media in base64) are skipped by `indexOf`. */
function endOfString(text: string, start: number): number {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
  } while (end !== -1 && isEscaped(text, end));
  return end === -1 ? text.length : end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === backslash) backslashes += 1;
  return backslashes % 2 === 1;
}

/** Whether the string that ended here is the name of a member: a colon follows. */
function isName(text: string, end: number): boolean {
  let at = end;
  while (' \n\r\t'.includes(text.charAt(at)) && at < text.length) at += 1;
  return text.charCodeAt(at) === 0x3a;
}
