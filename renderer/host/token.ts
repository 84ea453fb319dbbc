const key = 'stet.token';

/**
 * The word that lets this window in. It comes once in the address's fragment (`#t=…`), which browsers do
 * not send anywhere, and is taken out of the address bar; a reloaded tab finds it in its own storage.
 */
export function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('t');
  if (given !== null && given !== '') {
    remember(given);
    history.replaceState(history.state, '', location.pathname + location.search);
    return given;
  }
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function remember(token: string): void {
  try {
    sessionStorage.setItem(key, token);
  } catch {
    // A window without storage works until it is reloaded.
  }
}
