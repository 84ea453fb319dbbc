import { useEffect } from 'react';
import { useDesk } from './desk.ts';
import { useShown } from './shown.ts';
import { useHeadline } from './useHeadline.ts';

/** Names the window after its story, so that windows can be told apart. */
export function WindowTitle() {
  const session = useShown((shown) => shown.session);
  const headline = useHeadline();
  // The system keeps window titles, and shows them to whoever looks over a shoulder.
  const isSecret = useDesk((state) => state.isLocked || state.info?.isProtected !== false);
  const name = isSecret ? '' : headline === '' ? (session?.getMeta().slug ?? '') : headline;
  useEffect(() => {
    document.title = name === '' ? 'Stet' : `${name} · Stet`;
  }, [name]);
  return null;
}
