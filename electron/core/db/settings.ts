import type { Connection } from './open.ts';

/** `setting` is what people choose; `fact` is what the library knows of itself. Values are JSON. */
export function settingTable(connection: Connection) {
  const list = connection.prepare<[], { key: string; value: string }>('SELECT key, value FROM setting');
  const write = connection.prepare(
    'INSERT INTO setting (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = @value',
  );
  const remove = connection.prepare('DELETE FROM setting WHERE key = ?');
  const readFact = connection.prepare<[string], string>('SELECT value FROM fact WHERE name = ?').pluck();
  const writeFact = connection.prepare(
    'INSERT INTO fact (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value',
  );
  return {
    read: (): Record<string, unknown> =>
      Object.fromEntries(list.all().map(({ key, value }): [string, unknown] => [key, JSON.parse(value)])),
    /** Null takes the setting away. */
    write(key: string, value: unknown): void {
      if (value === null || value === undefined) remove.run(key);
      else write.run({ key, value: JSON.stringify(value) });
    },
    fact: (name: string): string | null => readFact.get(name) ?? null,
    setFact: (name: string, value: string): void => void writeFact.run({ name, value }),
  };
}
