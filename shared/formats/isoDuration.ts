/** Seconds as an ISO 8601 duration: 266 → "PT4M26S"; null stays null. */
export function isoDuration(seconds: number | null): string | null {
  if (seconds === null || seconds < 0) return null;
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  const parts = [
    hours > 0 ? `${hours}H` : '',
    minutes > 0 ? `${minutes}M` : '',
    rest > 0 || whole === 0 ? `${rest}S` : '',
  ];
  return `PT${parts.join('')}`;
}
