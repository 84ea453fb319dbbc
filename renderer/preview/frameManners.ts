const forwarded = /^(Escape|F\d{1,2})$/;

/**
 * How a frame behaves: links lead nowhere, a click tells where it fell, and keys that are the desk's go to
 * the desk. Returns how to take it all back.
 */
export function teachFrame(document: Document, onPress: (event: MouseEvent) => void): () => void {
  const stay = (event: Event): void => event.preventDefault();
  const press = (event: MouseEvent): void => {
    // Sound and film keep their own controls, and what opens still opens; instanceof would ask for this window's classes.
    if (
      event.target !== null &&
      'nodeName' in event.target &&
      /^(AUDIO|VIDEO|SUMMARY)$/.test(String(event.target.nodeName))
    )
      return;
    event.preventDefault();
    if (event.button === 0) onPress(event);
  };
  const key = (event: KeyboardEvent): void => {
    if (!forwarded.test(event.key) && !event.ctrlKey && !event.metaKey) return;
    const { key: name, code, ctrlKey, metaKey, shiftKey, altKey } = event;
    const copy = new KeyboardEvent('keydown', {
      key: name,
      code,
      ctrlKey,
      metaKey,
      shiftKey,
      altKey,
      bubbles: true,
      cancelable: true,
    });
    if (!window.dispatchEvent(copy)) event.preventDefault();
  };
  document.addEventListener('click', press, true);
  document.addEventListener('keydown', key);
  for (const kind of ['auxclick', 'submit', 'dragstart', 'drop', 'dragover'])
    document.addEventListener(kind, stay, true);
  return () => {
    document.removeEventListener('click', press, true);
    document.removeEventListener('keydown', key);
    for (const kind of ['auxclick', 'submit', 'dragstart', 'drop', 'dragover'])
      document.removeEventListener(kind, stay, true);
  };
}
