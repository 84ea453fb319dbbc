import { useEffect } from 'react';
import { useShown } from './shown.ts';
import { useHeadline } from './useHeadline.ts';

/** Names the window after its story, so that windows can be told apart. */
export function WindowTitle() {
  const session = useShown((shown) => shown.session);
  const headline = useHeadline();
  const name = headline === '' ? (session?.getMeta().slug ?? '') : headline;
  useEffect(() => {
    document.title = name === '' ? 'Stet' : `${name} · Stet`;
  }, [name]);
  return null;
}
