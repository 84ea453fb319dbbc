import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { BackupsDialog } from './backups/BackupsDialog.tsx';
import { ContributorsDialog } from './contributors/ContributorsDialog.tsx';
import { closeDialog, openDialog, useDesk } from './desk.ts';
import { AboutDialog } from './dialogs/AboutDialog.tsx';
import { CaptionsDialog } from './dialogs/CaptionsDialog.tsx';
import { CommandPalette } from './dialogs/CommandPalette.tsx';
import { ConflictDialog } from './dialogs/ConflictDialog.tsx';
import { EmptyTrashDialog } from './dialogs/EmptyTrashDialog.tsx';
import { ExchangeDialogs } from './dialogs/ExchangeDialogs.tsx';
import { NewStoryDialog } from './dialogs/NewStoryDialog.tsx';
import { ShortcutsDialog } from './dialogs/ShortcutsDialog.tsx';
import { StoryPicker } from './dialogs/StoryPicker.tsx';
import { VersionDialog } from './dialogs/VersionDialog.tsx';
import { WallDialog } from './dialogs/WallDialog.tsx';
import { NoticesDialog } from './notices/NoticesDialog.tsx';
import { PassphraseDialog } from './protection/PassphraseDialog.tsx';

/** The dialog that is open. */
export default function Dialogs() {
  const dialog = useDesk((state) => state.dialog);
  const session = useDesk((state) => state.session);
  const info = useDesk((state) => state.info);
  switch (dialog?.name) {
    case undefined:
      return null;
    case 'palette':
      return <CommandPalette />;
    case 'stories':
      return <StoryPicker />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'settings':
      return (
        <SettingsDialog
          onClose={closeDialog}
          onPassphrase={() => openDialog({ name: 'passphrase' })}
          info={info}
        />
      );
    case 'about':
      return <AboutDialog />;
    case 'newStory':
      return <NewStoryDialog />;
    case 'emptyTrash':
      return <EmptyTrashDialog />;
    case 'backups':
      return <BackupsDialog />;
    case 'passphrase':
      return <PassphraseDialog />;
    case 'contributors':
      return <ContributorsDialog start={dialog.start} />;
    case 'notices':
      return <NoticesDialog start={dialog.start} />;
    case 'captions':
      return <CaptionsDialog tab={dialog.tab} />;
    case 'conflict':
      return session === null ? null : <ConflictDialog session={session} />;
    case 'version':
      return session === null ? null : <VersionDialog session={session} version={dialog.version} />;
    case 'wall':
      return <WallDialog />;
    case 'export':
    case 'import':
      return <ExchangeDialogs dialog={dialog} />;
  }
}
