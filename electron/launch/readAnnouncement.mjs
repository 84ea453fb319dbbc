/**
 * What a host says on its standard output when it is up: one line of JSON.
 *
 * `ready`: the desk answers at `url`. `running`: another Stet has this data folder and answers at `url`.
 *
 * @typedef {{ kind: 'ready' | 'running', url: string }} Announcement
 */

/**
 * @param {string} line
 * @returns {Announcement | undefined} undefined for any other line
 */
export function readAnnouncement(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const { ready, running, url } = JSON.parse(line);
    if (typeof running === 'string') return { kind: 'running', url: running };
    return ready === true && typeof url === 'string' ? { kind: 'ready', url } : undefined;
  } catch {
    return undefined;
  }
}
