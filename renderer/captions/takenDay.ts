/** The time of day of a moment, from its `T` to its end with the offset; '' for a day alone. */
export function timeOf(moment: string | null): string {
  return moment?.slice(10) ?? '';
}

/** A day typed into a form, with the time that was known of it: a camera's clock is not a newsroom's to lose. */
export function onDay(day: string, time: string): string | null {
  return day === '' ? null : `${day}${time}`;
}
