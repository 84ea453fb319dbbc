import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * What a browser keeps for a page (its settings, a text it could not save) belongs to the page's origin, and so
 * to its port. A data folder therefore keeps its port from start to start. When another program has it, the desk
 * takes a second one and remembers both: the first stays the first choice.
 */
const mostRemembered = 4;
const pathIn = (dataFolder: string) => join(dataFolder, 'port.json');

/** Below the ports that systems hand out by themselves (from 32768, or 49152), so that none is taken by chance. */
const anyOfOurs = () => randomInt(20_000, 30_000);

/** Ports to try in this order; 0 at the end stands for any free one. */
export function portsToTry(dataFolder: string): readonly number[] {
  return [...rememberedPorts(dataFolder), anyOfOurs(), anyOfOurs(), anyOfOurs(), 0];
}

export function rememberPort(dataFolder: string, port: number): void {
  const known = rememberedPorts(dataFolder);
  if (known.includes(port)) return;
  const ports = [...known.slice(0, mostRemembered - 1), port];
  try {
    writeFileSync(pathIn(dataFolder), JSON.stringify(ports), { mode: 0o600 });
  } catch {
    // A folder that cannot be written holds a library that is only read: there is nothing to be kept.
  }
}

function rememberedPorts(dataFolder: string): readonly number[] {
  try {
    const kept: unknown = JSON.parse(readFileSync(pathIn(dataFolder), 'utf8'));
    return Array.isArray(kept) ? kept.filter(isPort).slice(0, mostRemembered) : [];
  } catch {
    // A first start, or a file somebody spoilt: the desk takes a new port.
    return [];
  }
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536;
}
