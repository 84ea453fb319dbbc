import { changeSettings, useSetting } from '../host/settings.ts';
import { classNames } from '../ui/classNames.ts';
import { counted } from '../ui/uiLocale.ts';
import { Counts } from './Counts.tsx';
import { useDesk } from './desk.ts';
import { languageName } from './languages.ts';
import { showTab } from './panels.ts';
import { SaveStatus } from './SaveStatus.tsx';
import styles from './StatusBar.module.css';
import { useShown } from './shown.ts';
import { stepZoom } from './textZoom.ts';
import { useMeta } from './useMeta.ts';

/** The bar that never lies: saved or not, how much, in which language, what stands in the way. */
export function StatusBar() {
  const session = useShown((shown) => shown.session);
  const handle = useShown((shown) => shown.handle);
  const findings = useDesk((state) => state.findings.length);
  const zoom = useSetting('textZoom');
  return (
    <footer className={styles.bar}>
      {session === null ? (
        <span className={styles.item}>No story open</span>
      ) : (
        <SaveStatus key={session.id} session={session} />
      )}
      {handle !== null && <Counts handle={handle} />}
      <span className={styles.gap} />
      {session !== null && (
        <>
          <Language />
          <button
            type="button"
            className={classNames(styles.item, styles.button)}
            onClick={() => showTab('findings')}
          >
            {findings === 0 ? 'No findings' : counted(findings, 'finding', 'findings')}
          </button>
        </>
      )}
      <fieldset className={styles.zoom} aria-label="Text size">
        <button type="button" className={styles.step} aria-label="Smaller text" onClick={() => stepZoom(-1)}>
          −
        </button>
        <button
          type="button"
          className={styles.size}
          aria-label={`Text size ${String(Math.round(zoom * 100))} %: back to normal`}
          onClick={() => changeSettings({ textZoom: 1 })}
        >
          {Math.round(zoom * 100)} %
        </button>
        <button type="button" className={styles.step} aria-label="Larger text" onClick={() => stepZoom(1)}>
          +
        </button>
      </fieldset>
    </footer>
  );
}

function Language() {
  const meta = useMeta();
  if (meta === null) return null;
  return (
    <button
      type="button"
      className={classNames(styles.item, styles.button, styles.language)}
      title="Language and direction of the story"
      onClick={() => showTab('facts')}
    >
      {languageName(meta.language)} · {meta.direction === 'rtl' ? 'right to left' : 'left to right'}
    </button>
  );
}
