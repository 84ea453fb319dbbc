const minute = 60_000;
const mostPerMinute = 20;

/**
 * When a crashed core may be started again: at once at first, then at growing intervals, and never more than
 * twenty times in a minute, so that a core that cannot live does not eat the machine.
 *
 * @param {readonly number[]} crashes times of the crashes so far, in ms, oldest first, the newest included
 * @param {number} now in ms
 * @returns {number} how long to wait, in ms
 */
export function restartDelay(crashes, now) {
  const recent = crashes.filter((time) => now - time < minute);
  const inARow = recent.filter((time) => now - time < 5000).length;
  const backoff = Math.min(50 * 2 ** Math.max(0, inARow - 1), 2000);
  const nth = recent.at(-mostPerMinute);
  const untilRoom = recent.length < mostPerMinute || nth === undefined ? 0 : nth + minute - now;
  return Math.max(backoff, untilRoom);
}
