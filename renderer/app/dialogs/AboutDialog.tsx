import { FolderOpen } from 'lucide-react';
import { api } from '../../host/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { attempt } from '../../ui/problem.ts';
import { closeDialog, useDesk } from '../desk.ts';
import styles from './Dialogs.module.css';

const hosts = {
  electron: 'Its own window',
  browser: 'A window of your browser',
  terminal: 'The terminal',
} as const;

const licences = [
  ['Inter, Source Serif 4, Noto Naskh Arabic, Noto Sans Arabic', 'SIL Open Font License 1.1'],
  ['SQLite; SQLite3 Multiple Ciphers', 'public domain; MIT'],
  ['sharp with libvips', 'Apache 2.0; libvips LGPL 3, as a separate file'],
  ['ProseMirror, TipTap, React, Base UI, Lucide and the other parts', 'MIT, ISC or BSD'],
] as const;

/** What this is, where its data lie, and what it is made of. */
export function AboutDialog() {
  const info = useDesk((state) => state.info);
  const reveal = (): void => {
    if (info !== null)
      void attempt(async () => void (await api.call('platform.reveal', { path: info.dataFolder })));
  };
  return (
    <Dialog
      title="About Stet"
      onClose={closeDialog}
      footer={
        <>
          {info?.can.reveal === true && (
            <Button icon={<FolderOpen size={14} />} onClick={reveal}>
              Show the data folder
            </Button>
          )}
          <Button look="primary" onClick={closeDialog}>
            Close
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>
          A newsroom desk that needs no server: write, review, preview and export one article. Nothing you
          write leaves this machine unless you export it.
        </p>
        {info !== null && (
          <dl className={styles.facts}>
            <dt>Version</dt>
            <dd>{info.version}</dd>
            <dt>Shown in</dt>
            <dd>{hosts[info.host]}</dd>
            <dt>Data folder</dt>
            <dd>
              <code>{info.dataFolder}</code>
            </dd>
            <dt>Export folder</dt>
            <dd>
              <code>{info.exportFolder}</code>
            </dd>
          </dl>
        )}
        <section aria-label="Licences">
          <h3 className={styles.heading}>Licences</h3>
          <dl className={styles.facts}>
            {licences.map(([what, licence]) => (
              <div key={what} style={{ display: 'contents' }}>
                <dt>{licence}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
