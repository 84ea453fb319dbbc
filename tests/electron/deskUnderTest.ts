import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { type Boot, type BootOptions, bootDesk } from './bootDesk.ts';

/** Folders and desks of one test file; all are gone when it ends. */
export function testGround() {
  const folder = mkdtempSync(join(tmpdir(), 'stet-boot-'));
  const boots: Boot[] = [];
  let counter = 0;
  afterAll(async () => {
    await Promise.all(boots.map((one) => one.kill()));
    rmSync(folder, { recursive: true, force: true });
  });

  const newFolder = (): string => {
    const path = join(folder, String(counter++));
    mkdirSync(path);
    return path;
  };
  return {
    folder,
    newFolder,
    /** Starts the built main process; `announced` says when it is up. */
    boot(options: Partial<BootOptions> = {}): Boot {
      const started = bootDesk({ dataFolder: newFolder(), ...options });
      boots.push(started);
      return started;
    },
  };
}

/** The value of a call the page makes; fails the test when the desk refuses it. */
export async function call(
  desk: Boot,
  name: string,
  input: unknown = {},
): Promise<Readonly<Record<string, unknown>>> {
  const reply = await desk.wish({ do: 'call', name, input });
  expect(reply).toMatchObject({ ok: true });
  // Just seen to be the envelope of a success.
  return (reply as { readonly value: Readonly<Record<string, unknown>> }).value;
}

export function nextEvent(desk: Boot, type: DeskEvent['type']): Promise<DeskEvent> {
  return new Promise((resolve) => {
    const stop = desk.on((event) => {
      if (event.type !== type) return;
      stop();
      resolve(event);
    });
  });
}
