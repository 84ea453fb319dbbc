import { type Failure, StetError } from '../../../shared/contract/reply.ts';
import { workerFile } from '../workerFile.ts';
import { type FromReader, heapToAll, type OutsideResult, type OutsideTask } from './outsideTask.ts';
import { type ReaderProcess, type StartReader, startReader } from './readerProcess.ts';

export interface Limits {
  /** Milliseconds for one file. */
  readonly time: number;
  /** Megabytes for JavaScript's values while a file of so many bytes is read; `heapToAll` says what for all memory. */
  readonly memory: (bytes: number) => number;
  /** The process is ended when nobody has asked for so long, in milliseconds: its memory is worth more. */
  readonly idle: number;
}

/** A file that carries its film is more than half of that in memory several times over: it gets more. */
const usual: Limits = {
  time: 10_000,
  memory: (bytes) => Math.max(512, Math.ceil(bytes / 1e6) * 8),
  idle: 5000,
};

/** A picture is unpacked whole, and packed in all its sizes. */
export const forPictures: Limits = { ...usual, time: 60_000, memory: () => 1024 };

export interface OutsideReader {
  /** Rejects with StetError `invalid`, `unsupported` or `tooLarge`, which names the file. */
  read<Task extends OutsideTask>(task: Task): Promise<OutsideResult[Task['type']]>;
  close(): void;
}

interface Job {
  readonly task: OutsideTask;
  readonly resolve: (result: OutsideResult[OutsideTask['type']]) => void;
  readonly reject: (error: unknown) => void;
}

/** What lies with the process beyond the file it reads, so that it never waits for us. */
const filesAhead = 16;
const bytesAhead = 4_000_000;
/** How often its memory is looked at while it reads, in milliseconds. */
const pace = 100;

/**
 * Reads files from outside, one after another, in a process of its own that is thrown away as soon as a file
 * takes too long or too much, or brings it down. The file is then refused by name, and the next one is read
 * by another process.
 */
export function createOutsideReader(start: StartReader = startReader, limits = usual): OutsideReader {
  /** In the order in which they are answered; the first `posted` lie with the process. */
  const jobs: Job[] = [];
  let posted = 0;
  let process: ReaderProcess | null = null;
  let megabytes = 0;
  let isReady = false;
  /** The job whose time runs. */
  let timed: Job | null = null;
  let timer: NodeJS.Timeout | null = null;
  /** Megabytes the process had before it read anything. */
  let ownWeight = 0;
  let watch: NodeJS.Timeout | null = null;

  function proceed(): void {
    const [first] = jobs;
    if (first === undefined) {
      rest();
      return;
    }
    // The end that was set for a process with nothing to do: it would end one that is only starting.
    if (timed === null) stopTimer();
    const needed = limits.memory(first.task.bytes.length);
    if (process !== null && needed > megabytes && posted === 0) end();
    process ??= begin(needed);
    process.setNeeded(true);
    post(process);
    if (!isReady || timed === first) return;
    timed = first;
    setTimer(late, limits.time);
  }

  function rest(): void {
    timed = null;
    process?.setNeeded(false);
    setTimer(end, limits.idle);
    timer?.unref();
  }

  function setTimer(then: () => void, milliseconds: number): void {
    stopTimer();
    timer = setTimeout(then, milliseconds);
  }

  function stopTimer(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function post(to: ReaderProcess): void {
    let bytes = jobs.slice(0, posted).reduce((sum, { task }) => sum + task.bytes.length, 0);
    for (const { task } of jobs.slice(posted, filesAhead)) {
      if (posted > 0 && (bytes > bytesAhead || limits.memory(task.bytes.length) > megabytes)) return;
      to.post(task);
      bytes += task.bytes.length;
      posted += 1;
    }
  }

  function begin(needed: number): ReaderProcess {
    const begun = start(workerFile('outside'), needed);
    megabytes = needed;
    isReady = false;
    begun.onMessage((message) => {
      // Our own program at the other end of the line sends nothing else.
      if (process === begun) answered(message as FromReader);
    });
    begun.onEnd((words) => {
      if (process === begun) giveUp(/heap|memory/i.test(words) ? 'memory' : 'crash');
    });
    return begun;
  }

  /** V8 ends a process whose values outgrow its heap; what libraries take beside it, nobody else counts. */
  function weigh(): void {
    const weight = process?.weight() ?? null;
    if (jobs.length > 0 && weight !== null && weight - ownWeight > megabytes * heapToAll) giveUp('memory');
  }

  function end(): void {
    const ended = process;
    if (watch !== null) clearInterval(watch);
    watch = null;
    process = null;
    posted = 0;
    timed = null;
    ended?.kill();
  }

  function answered(message: FromReader): void {
    if (message.type === 'ready') {
      isReady = true;
      ownWeight = process?.weight() ?? 0;
      watch = setInterval(weigh, pace).unref();
    } else {
      const job = jobs.shift();
      posted -= 1;
      if (message.type === 'done') job?.resolve(message.result);
      else job?.reject(message.failure === null ? message.error : toError(message.failure));
    }
    proceed();
  }

  /** An answer may have come while this process was busy itself: it is looked at first. */
  function late(): void {
    const job = timed;
    setImmediate(() => {
      if (job !== null && timed === job) giveUp('time');
    });
  }

  function giveUp(why: keyof typeof words): void {
    const job = jobs.shift();
    end();
    job?.reject(toError(words[why](job.task.name, limits.time / 1000, megabytes)));
    proceed();
  }

  return {
    read: <Task extends OutsideTask>(task: Task) =>
      new Promise<OutsideResult[Task['type']]>((resolve, reject) => {
        // The process answers each task with the result of its type.
        jobs.push({ task, resolve: resolve as Job['resolve'], reject });
        if (jobs.length === 1 || posted < filesAhead) proceed();
      }),
    close() {
      stopTimer();
      for (const { reject } of jobs.splice(0)) reject(new StetError('cancelled', 'Stet is closing.'));
      end();
    },
  };
}

function toError({ code, message, details }: Failure): StetError {
  return new StetError(code, message, details);
}

const words = {
  time: (name: string, seconds: number): Failure => ({
    code: 'tooLarge',
    message: `Reading “${name}” took longer than ${seconds} seconds, so it was given up. Nothing of it was taken in.`,
  }),
  memory: (name: string, _seconds: number, megabytes: number): Failure => ({
    code: 'tooLarge',
    message: `Reading “${name}” takes more than ${megabytes} MB of memory, so it was given up. Nothing of it was taken in.`,
  }),
  crash: (name: string): Failure => ({
    code: 'invalid',
    message: `“${name}” could not be read: it stopped the program that reads it. Nothing of it was taken in.`,
  }),
};
