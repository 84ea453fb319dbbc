const RealDate = Date;
let moment: number | null = null;

/** Stops the wall clock of this process at a moment (milliseconds since 1970); timers run on. */
export function stopClockAt(at: number): void {
  if (moment === null) globalThis.Date = StoppedDate;
  moment = at;
}

const StoppedDate: DateConstructor = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [moment] : args, newTarget),
  get: (target, key, receiver) => (key === 'now' ? () => moment ?? 0 : Reflect.get(target, key, receiver)),
});
