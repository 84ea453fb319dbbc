import { type Command, isEnabled } from '../../ui/command.ts';
import { fuzzyScore } from './fuzzy.ts';

/** The commands that answer to what was typed, the best first; what cannot be done now stands last. */
export function findCommands(commands: readonly Command[], query: string): readonly Command[] {
  return commands
    .flatMap((command) => {
      const own = fuzzyScore(query, command.label);
      const others = [command.group, ...(command.keywords ?? [])].map((word) => fuzzyScore(query, word));
      // A synonym finds the command, but after those that are called so.
      const best = Math.max(own ?? -Infinity, ...others.map((score) => (score ?? -Infinity) - 300));
      return best === -Infinity ? [] : [{ command, best, isOff: isEnabled(command) ? 0 : 1 }];
    })
    .sort((one, other) => one.isOff - other.isOff || other.best - one.best)
    .map(({ command }) => command);
}
