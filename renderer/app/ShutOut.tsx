import styles from './WholePage.module.css';

/** In place of the desk, in a window that Stet does not know: an old tab, or an address without its key. */
export function ShutOut() {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Open the desk again</h1>
      <p>
        This window was opened by an earlier start of Stet, or without the key that stands in its address.
        Nothing was sent from here, and your stories are safe in their folder.
      </p>
      <p>
        Run <code>npm start</code> in Stet’s folder. It opens the desk; if the desk is open already, it shows
        that one. Then close this window.
      </p>
    </main>
  );
}
