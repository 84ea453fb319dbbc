/** Names of the three lines between Electron's main process and the page's preload script. */
export const callChannel = 'stet:call';
export const eventChannel = 'stet:event';
/** Sent by the page when it begins to listen, so that nothing is told to nobody. */
export const listeningChannel = 'stet:listening';
