/** Two ways out: results for programs and pipes, words for the person in front of it. */
export const print = {
  /** A line of the result. */
  result(line: string): void {
    process.stdout.write(`${line}\n`);
  },
  json(value: unknown): void {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  },
  words(line: string): void {
    process.stderr.write(`${line}\n`);
  },
  /** A line that the next one replaces; nothing where nobody watches. */
  passing(line: string): void {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
  },
  endPassing(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  },
};

/** A list of JSON values written one by one: it may hold more than memory does. */
export function jsonList(): { add(value: unknown): void; end(): void } {
  let isFirst = true;
  process.stdout.write('[');
  return {
    add(value) {
      process.stdout.write(`${isFirst ? '\n' : ',\n'}${JSON.stringify(value)}`);
      isFirst = false;
    },
    end: () => void process.stdout.write('\n]\n'),
  };
}

/** Columns parted by tabs; a tab or line end inside a value would break them. */
export function columns(values: readonly (string | number)[]): string {
  return values.map((value) => String(value).replace(/[\t\r\n\u0000-\u001f\u007f]+/g, ' ')).join('\t');
}
