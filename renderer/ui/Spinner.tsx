import { useEffect, useState } from 'react';
import styles from './Spinner.module.css';

/** Work under way. It appears after 300 ms: what is done sooner does not flicker. */
export function Spinner({ label }: { readonly label: string }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <span className={styles.spinner} role="status">
      {isShown && (
        <>
          <span className={styles.wheel} aria-hidden="true" />
          {label}
        </>
      )}
    </span>
  );
}
