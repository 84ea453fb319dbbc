/**
 * Holds back the start of further work while what is under way weighs more than `most`. How heavy a piece is
 * comes out only after it has begun, so one may go over it, and then goes on alone.
 */
export function weightLimit(most: number) {
  let weight = 0;
  const waiting: (() => void)[] = [];
  // One at a time: the next may begin when it is known what this one weighs.
  const letIn = () => {
    if (weight <= most) waiting.shift()?.();
  };
  return async <Result>(work: (weigh: (own: number) => void) => Promise<Result>): Promise<Result> => {
    if (weight > most || waiting.length > 0) await new Promise<void>((go) => waiting.push(go));
    let own = 0;
    try {
      return await work((more) => {
        own += more;
        weight += more;
        letIn();
      });
    } finally {
      weight -= own;
      letIn();
    }
  };
}
