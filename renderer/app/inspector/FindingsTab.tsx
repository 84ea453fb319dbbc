import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { Finding } from '../../../shared/document/finding.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDesk } from '../desk.ts';
import { useShown } from '../shown.ts';
import { fixesOf } from './findingFixes.ts';
import styles from './Inspector.module.css';

const groups = [
  { severity: 'error', title: 'Must be mended', Icon: CircleAlert },
  { severity: 'warning', title: 'Should be looked at', Icon: TriangleAlert },
  { severity: 'note', title: 'Worth knowing', Icon: Info },
] as const;

/** What stands between the story and its readers. A press puts the caret where it is. */
export function FindingsTab() {
  const findings = useDesk((state) => state.findings);
  const handle = useShown((shown) => shown.handle);
  const isReadOnly = useShown((shown) => shown.session?.isReadOnly ?? true);
  if (findings.length === 0) {
    return (
      <EmptyState icon={<CircleCheck size={28} />} text="Nothing found. The story is ready to be read." />
    );
  }
  const show = ({ position }: Finding): void => {
    if (position !== null) handle?.goTo(position);
  };
  return (
    <div className={styles.tab}>
      {groups.map(({ severity, title, Icon }) => {
        const list = findings.filter((finding) => finding.severity === severity);
        return list.length === 0 ? null : (
          <section key={severity} aria-label={title}>
            <h3 className={styles.heading}>{title}</h3>
            <ul className={styles.list}>
              {list.map((finding, index) => (
                <li key={`${finding.code}-${String(finding.position)}-${String(index)}`}>
                  <button
                    type="button"
                    className={styles.entry}
                    disabled={finding.position === null}
                    onClick={() => show(finding)}
                  >
                    <Icon size={15} className={styles.severity} data-severity={severity} aria-hidden="true" />
                    <span>{finding.message}</span>
                  </button>
                  {handle !== null && !isReadOnly && <Fixes finding={finding} handle={handle} />}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** What can be done about a finding at once. */
function Fixes({ finding, handle }: { readonly finding: Finding; readonly handle: EditorHandle }) {
  const fixes = fixesOf(finding);
  const { position } = finding;
  if (fixes.length === 0 || position === null) return null;
  return (
    <div className={styles.fixes}>
      {fixes.map(({ label, run }) => (
        <Button key={label} onClick={() => run(handle, position)}>
          {label}
        </Button>
      ))}
    </div>
  );
}
