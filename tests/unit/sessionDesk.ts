import { createHash } from 'node:crypto';
import type { Clock } from '../../renderer/story/clock.ts';
import type { CopyKey, EmergencyCopy, EmergencyShelf } from '../../renderer/story/emergencyCopy.ts';
import { openStory } from '../../renderer/story/openStory.ts';
import type { StorySession } from '../../renderer/story/storySession.ts';
import type { CallName, Input, Output } from '../../shared/contract/calls.ts';
import type { DeskEvent, StoryPlace } from '../../shared/contract/events.ts';
import type { Api } from '../../shared/contract/host.ts';
import { type ErrorCode, StetError } from '../../shared/contract/reply.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { canonicalJson } from '../../shared/story/canonicalJson.ts';
import { type Story, type StoryMeta, storyMeta } from '../../shared/story/story.ts';

/** A clock that moves only when told, running what falls due on the way. */
export interface HeldClock extends Clock {
  pass(milliseconds: number): Promise<void>;
  /** The machine sleeps: time goes on, timers fire late. */
  sleep(milliseconds: number): void;
  /** Somebody puts the machine's clock forward or back. */
  shiftDate(milliseconds: number): void;
}

export function heldClock(): HeldClock {
  let time = 0;
  let shift = Date.parse('2026-11-23T10:00:00Z');
  let waiting: { at: number; run: () => void }[] = [];
  return {
    now: () => time,
    date: () => time + shift,
    after(milliseconds, run) {
      const entry = { at: time + milliseconds, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    sleep(milliseconds) {
      time += milliseconds;
    },
    shiftDate(milliseconds) {
      shift += milliseconds;
    },
    async pass(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        await settle();
        const next = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        waiting = waiting.filter((other) => other !== next);
        time = Math.max(time, next.at);
        next.run();
      }
      time = end;
      await settle();
    },
  };
}

/** Lets every promise that can go on do so, those of modules asked for late among them. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** As the core counts a story's hash. */
const digest = async (text: string): Promise<string> => createHash('sha256').update(text).digest('hex');

/** Opens the one story of a small desk. */
export function openHere(
  desk: SmallDesk,
  clock: Clock,
  shelf: EmergencyShelf = memoryShelf(),
): Promise<StorySession> {
  return openStory(desk.api, 'a', clock, shelf, digest);
}

export function textDocument(text: string): NodeJson {
  return { type: 'doc', content: text === '' ? [] : [{ type: 'text', text }] };
}

/** One story as a library keeps it, with the guard a library has, and ways to make it misbehave. */
export class SmallDesk {
  story: Story;
  readonly kept: { document: NodeJson; meta: StoryMeta }[] = [];
  readonly places: unknown[] = [];
  readonly saves: { at: number; baseRevision: number; document: NodeJson; meta: StoryMeta }[] = [];
  readonly created: { document: NodeJson; meta: StoryMeta }[] = [];
  mostInFlight = 0;
  /** How long a save takes, in milliseconds. */
  saveTakes = 10;
  fails: { code: ErrorCode; afterCommit?: boolean } | null = null;
  readOnly: string | null = null;
  /** A save is answered before anything is stored, or something else is stored. */
  lies: 'early' | 'other' | null = null;
  place: StoryPlace = 'queue';
  /** While set, saves are taken and not answered; `letThrough` does what they asked for and answers. */
  hangs = false;
  #held: (() => void)[] = [];
  readonly #clock: Clock;
  readonly #listeners = new Set<(event: DeskEvent) => void>();
  #inFlight = 0;

  constructor(clock: Clock, text = '') {
    this.#clock = clock;
    this.story = {
      id: 'a',
      revision: 1,
      schemaVersion: 1,
      document: textDocument(text),
      meta: storyMeta.parse({}),
      hash: '',
      createdAt: '2026-01-01T00:00:00Z',
      savedAt: 'r1',
      trashedAt: null,
    };
  }

  /** Somebody else saves. */
  saveElsewhere(text: string, meta: Partial<StoryMeta> = {}): void {
    this.#commit(textDocument(text), { ...this.story.meta, ...meta });
  }

  /** Somebody puts the story away, brings it back, or removes it for good. */
  move(to: StoryPlace): void {
    this.place = to;
    this.story = { ...this.story, trashedAt: to === 'trash' ? '2026-11-23T10:00:00Z' : null };
    this.tell({ type: 'stories.moved', ids: ['a'], to });
    this.tell({ type: 'stories.changed', ids: ['a'] });
  }

  /** What hangs goes on, in the order it came. */
  letThrough(): void {
    this.hangs = false;
    for (const go of this.#held.splice(0)) go();
  }

  tell(event: DeskEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  get api(): Api {
    return {
      // Each answer below is the one its name promises.
      call: <Name extends CallName>(name: Name, input: Input<Name>) =>
        this.#answer(name, input) as Promise<Output<Name>>,
      on: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  async #answer(name: CallName, raw: unknown): Promise<unknown> {
    if (name === 'stories.save') {
      // `StorySession` is the only caller here and sends what the contract says.
      return this.#save(raw as { baseRevision: number; document: NodeJson; meta: StoryMeta });
    }
    if (this.fails !== null && this.fails.code === 'offline') throw new StetError('offline', 'No answer.');
    switch (name) {
      case 'stories.read':
        if (this.place === 'gone') throw new StetError('notFound', 'Not here.');
        return { story: this.story, place: null, readOnly: this.readOnly };
      case 'versions.keep':
        this.kept.push(raw as { document: NodeJson; meta: StoryMeta });
        return { version: { id: this.kept.length } };
      case 'versions.cut':
        return { version: { id: 1 } };
      case 'stories.rememberPlace':
        this.places.push((raw as { place: unknown }).place);
        return {};
      case 'stories.create':
        this.created.push(raw as { document: NodeJson; meta: StoryMeta });
        return { id: 'copy' };
      case 'stories.restore':
        if (this.place === 'trash') this.move('queue');
        return {};
      default:
        throw new Error(`Not asked of a small desk: ${name}`);
    }
  }

  async #save(input: { baseRevision: number; document: NodeJson; meta: StoryMeta }): Promise<unknown> {
    this.#inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
    this.saves.push({ at: this.#clock.now(), ...input });
    if (this.hangs) await new Promise<void>((resolve) => this.#held.push(resolve));
    await new Promise<void>((resolve) => this.#clock.after(this.saveTakes, resolve));
    this.#inFlight -= 1;
    if (this.fails !== null && this.fails.afterCommit !== true)
      throw new StetError(this.fails.code, 'No room.');
    if (this.place === 'gone') throw new StetError('notFound', 'Not here.');
    if (this.place === 'trash') throw new StetError('trashed', 'In the trash.');
    if (input.baseRevision !== this.story.revision) {
      throw new StetError('stale', 'Saved elsewhere.', { revision: this.story.revision });
    }
    if (this.lies === 'early') {
      const hash = await hashOf(input);
      return { revision: input.baseRevision + 1, savedAt: 'never', hash };
    }
    const document = this.lies === 'other' ? textDocument('something else') : input.document;
    this.#commit(document, input.meta);
    if (this.fails !== null) throw new StetError(this.fails.code, 'The answer was lost.');
    return { revision: this.story.revision, savedAt: this.story.savedAt, hash: await hashOf(this.story) };
  }

  #commit(document: NodeJson, meta: StoryMeta): void {
    const revision = this.story.revision + 1;
    this.story = { ...this.story, document, meta, revision, savedAt: `r${revision}` };
  }
}

function hashOf({ document, meta }: { document: NodeJson; meta: StoryMeta }): Promise<string> {
  return digest(`${canonicalJson(document)}\n${canonicalJson(meta)}`);
}

/** A shelf in memory, for the browser's own. */
export function memoryShelf() {
  const copies = new Map<string, EmergencyCopy>();
  const key = ({ storyId, sessionId }: CopyKey): string => `${storyId} ${sessionId}`;
  const list = (storyId: string): EmergencyCopy[] =>
    [...copies.values()].filter((copy) => copy.storyId === storyId).sort((one, other) => other.at - one.at);
  const shelf: EmergencyShelf = {
    list: async (storyId) => list(storyId),
    write: async (copy) => void copies.set(key(copy), copy),
    remove: async (given) => void copies.delete(key(given)),
  };
  return { ...shelf, copies, textOf: (storyId: string) => list(storyId)[0]?.document };
}
